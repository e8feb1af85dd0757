"""Names of a Doc, recognised and resolved: the work of the component `jiyao_organisations`.

Beside the mentions it leaves two things on the Doc:

* `region_of(doc)`: the place that the article speaks for;
* `anaphora_of(doc)`: phrases that are no mentions but mean a body or a place, as `Organisation`
  values in order: 全区, 我市, 本县, 该区 (kind `region`), 该公司, 该局, 集团. 双方 and 各方 stay with
  the extractors, who know the parties. A `LOC` that acts as a party becomes an `Organisation` by
  `jiyao.tables.gazetteer.as_organisation`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from jiyao.document import ANAPHORA, REGION, article_of, cut_tokens, mentions_of, set_mentions
from jiyao.recognise.body_patterns import bare_body
from jiyao.recognise.lexicon import known_names_in
from jiyao.recognise.names import aliases_in, names_in
from jiyao.recognise.numerals import is_soft, outside_names, whole_only
from jiyao.recognise.spans import Candidate
from jiyao.recognise.words import Name, Words
from jiyao.resolve.anaphora import anaphora_in
from jiyao.resolve.identity import with_ids
from jiyao.resolve.kinds import is_national, kind_of
from jiyao.resolve.organisations import Naming
from jiyao.resolve.persons import titles_of
from jiyao.resolve.places import Context
from jiyao.resolve.region import Evidence, region_of_evidence
from jiyao.resolve.zones import zone_of, zone_region_name
from jiyao.tables.gazetteer import gazetteer
from jiyao.values import Article, Entity, Organisation, Person, Place, Region

_OFFICE = re.compile("[一-龥]{2,8}、")

ENGINE_NAMES = "jiyao.names"
"""Key of `doc.user_data` under which the engine leaves its names; see `jiyao.segment.docs`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Names of one article.

    Attributes:
        region: the place that the article speaks for, None for national news.
        mentions: ORG, LOC and PER values in order, not overlapping.
        anaphora: phrases that stand for a body or place named elsewhere, in order.
    """

    region: Region | None
    mentions: Sequence[Organisation | Place | Person]
    anaphora: Sequence[Organisation]


def mark_names(doc: Doc) -> None:
    """Add ORG, LOC and PER mentions to the Doc, resolved; set its region and `doc.ents`."""
    values = mentions_of(doc)
    article = article_of(doc)
    words = Words.from_doc(doc, article.text, _engine_names(doc), article.offsets.reading)
    named = names_of_article(article, words, values)
    doc.user_data[REGION] = named.region
    doc.user_data[ANAPHORA] = tuple(named.anaphora)
    set_mentions(doc, [*outside_names(values, named.mentions), *named.mentions])
    _show(doc, words)


def names_of_article(article: Article, words: Words, values: Sequence[Entity] = ()) -> Named:
    """Names of an article, recognised and resolved.

    Args:
        article: as read.
        words: of its text, with the engine's names.
        values: dates and quantities found already; no name overlaps them.
    """
    closed = [(block.start, block.end) for block in article.blocks if block.kind == "furniture"]
    closed += [(value.start, value.end) for value in values if not is_soft(value)]
    names = whole_only(names_in(article.text, words, closed), values)
    naming, region = _naming(article, names)
    found = _resolved(article.text, names, naming)
    bodies = [(each.end, each.name) for each in found if isinstance(each, Organisation)]
    towns = [(each.end, each.name) for each in found if isinstance(each, Place)]
    phrases = anaphora_in(article.text, naming, bodies, towns)
    return _identified(article.text, Named(region=region, mentions=found, anaphora=phrases))


def _identified(text: str, named: Named) -> Named:
    """The same names, every organisation with its id."""
    spoken = [each for each in named.mentions if isinstance(each, Organisation)]
    resolved = {(each.start, each.end): each.name for each in spoken}
    ends = {each.end: each.name for each in spoken}
    aliases = {
        resolved[start, end]: ends[opened]
        for opened, start, end in aliases_in(text)
        if (start, end) in resolved and opened in ends
    }
    known = iter(with_ids([*spoken, *named.anaphora], aliases))
    mentions = [next(known) if isinstance(each, Organisation) else each for each in named.mentions]
    return Named(region=named.region, mentions=tuple(mentions), anaphora=tuple(known))


def _engine_names(doc: Doc) -> tuple[Name, ...]:
    names: tuple[Name, ...] | None = doc.user_data.get(ENGINE_NAMES)
    if names is not None:
        return names
    return tuple((ent.start_char, ent.end_char, ent.label_, 1.0) for ent in doc.ents)


def _naming(article: Article, names: Sequence[Candidate]) -> tuple[Naming, Region | None]:
    """The article's region, and the full names that follow from it."""
    text = article.text
    surfaces = [
        (name.start, surface)
        for name in names
        if name.label != "PER" and not is_national(surface := text[name.start : name.end])
    ]
    starts = [name.start for name in names]
    surfaces += [
        (hit.start, text[hit.start : hit.end])
        for hit in known_names_in(text)
        if hit.sort == "region"
        and not ((number := bisect_right(starts, hit.start)) and names[number - 1].end > hit.start)
    ]
    evidence = Evidence(
        title=article.title,
        masthead=article.masthead,
        text=text,
        names=sorted(surfaces),
        page=article.page_places,
    )
    row = region_of_evidence(evidence)
    naming = Naming(region=row, context=Context(row, (surface for _, surface in surfaces)))
    zone = zone_of("\n".join((article.masthead, article.title, text)), [s for _, s in surfaces])
    if zone is not None:
        naming.region = naming.context.region = zone[1]
        naming.zone = zone[0]
        return naming, Region(name=zone_region_name(*zone))
    if row is None:
        return naming, None
    return naming, Region(name=gazetteer().full_name(row), adcode=row.adcode)


def _resolved(
    text: str, names: Sequence[Candidate], naming: Naming
) -> list[Organisation | Place | Person]:
    """Values of the names, in order."""
    titles = iter(
        titles_of(
            text,
            [(name.start, name.end) for name in names if name.label == "PER"],
            [(name.start, name.end) for name in names if name.label != "PER"],
        )
    )
    openers: dict[int, str] = {}
    found: list[Organisation | Place | Person] = []
    for name in names:
        if name.label == "PER":
            surface = text[name.start : name.end]
            title = next(titles)
            person = Person(text=surface, start=name.start, end=name.end, name=surface, title=title)
            found.append(person)
        elif name.label == "LOC":
            found.append(_place(text, name, naming))
        else:
            first = openers.get(name.opener) if name.opener not in (None, name.start) else None
            if name.opener is None and _continues_list(text, found, name):
                first = found[-1].name
            beside = _office_beside(text, found, name)
            full = naming.full(text[name.start : name.end], first, beside=beside)
            found.append(_body(text, name, full, naming))
            if name.opener is not None:
                openers.setdefault(name.opener, full)
    return found


def _place(text: str, name: Candidate, naming: Naming) -> Place:
    surface = text[name.start : name.end]
    naming.see_place(surface)
    row = naming.context.place(surface)
    return Place(
        text=surface,
        start=name.start,
        end=name.end,
        name=naming.full_place(surface),
        adcode=row.adcode if row is not None else None,
    )


def _body(text: str, name: Candidate, full: str, naming: Naming) -> Organisation:
    row = naming.context.place(full)
    return Organisation(
        text=text[name.start : name.end],
        start=name.start,
        end=name.end,
        name=full,
        kind=kind_of(full),
        adcode=row.adcode if row is not None else None,
    )


def _office_beside(text: str, found: Sequence[Entity], name: Candidate) -> str | None:
    """The body of the office before in the same title: 江苏省委|书记、|省人大常委会."""
    if not found or not isinstance(found[-1], Organisation):
        return None
    return found[-1].text if _OFFICE.fullmatch(text, found[-1].end, name.start) else None


def _continues_list(text: str, found: Sequence[Entity], name: Candidate) -> bool:
    """Whether a body without a place follows another one in a list: 区促促局、科技局."""
    if not found or not isinstance(found[-1], Organisation):
        return False
    between = text[found[-1].end : name.start]
    bare = bare_body().fullmatch(text, name.start, name.end)
    short = name.end - name.start < 6 and text[name.end - 1] in "局委办厅处"
    return between in ("、", "和", "及", "与") and (bare is not None or short)


def _show(doc: Doc, words: Words) -> None:
    """Mentions as `doc.ents`; words are cut where one begins or ends, so that none is lost."""
    mentions = mentions_of(doc)
    borders = {border for each in mentions for border in (each.start, each.end)}
    inside = [at for at in borders if not (words.is_start(at) or words.is_end(at))]
    if inside:
        cut_tokens(doc, inside)
    starts = doc.to_array("IDX").tolist() if inside else words.starts
    doc.ents = tuple(
        Span(doc, bisect_left(starts, each.start), bisect_left(starts, each.end), label=each.label)
        for each in mentions
    )

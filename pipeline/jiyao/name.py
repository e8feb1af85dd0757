"""Names of a Doc, recognised and resolved: the component behind `jiyao_organisations`."""

from __future__ import annotations

from spacy.tokens import Doc

from jiyao.document import REGION, article_of, mentions_of, set_mentions
from jiyao.recognise.names import names_in
from jiyao.recognise.words import Name, Words
from jiyao.values import Organisation, Person, Place

ENGINE_NAMES = "jiyao.names"


def mark_names(doc: Doc) -> None:
    """Set the Doc's ORG, LOC and PER mentions beside the dates and quantities it has."""
    article = article_of(doc)
    names: tuple[Name, ...] = doc.user_data.get(ENGINE_NAMES) or tuple(
        (ent.start_char, ent.end_char, ent.label_, 1.0) for ent in doc.ents
    )
    values = mentions_of(doc)
    closed = [(block.start, block.end) for block in article.blocks if block.kind == "furniture"]
    closed += [(value.start, value.end) for value in values]
    words = Words.from_doc(doc, names)
    found = []
    for name in names_in(article.text, words, closed):
        text = article.text[name.start : name.end]
        common = {"text": text, "start": name.start, "end": name.end, "name": text}
        if name.label == "ORG":
            found.append(Organisation(**common, kind="government"))
        elif name.label == "LOC":
            found.append(Place(**common))
        else:
            found.append(Person(**common))
    set_mentions(doc, [*values, *found])

"""spaCy components: each joins recognise, normalise, resolve or extract and fills `doc._`.

They are registered as `spacy_factories` entry points, so a saved pipeline loads by itself.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from jiyao.document import add_records, records_of
from jiyao.extract.agreements import agreements_from_doc
from jiyao.extract.meetings import meetings_from_doc
from jiyao.extract.targets import targets_from_doc
from jiyao.find import mark_dates, mark_quantities
from jiyao.name import mark_names
from jiyao.records import Meeting


@Language.component("jiyao_dates", assigns=["doc._.mentions"])
def dates(doc: Doc) -> Doc:
    """DATE mentions with values, completed against the publication date."""
    mark_dates(doc)
    return doc


@Language.component("jiyao_quantities", assigns=["doc._.mentions"])
def quantities(doc: Doc) -> Doc:
    """QUANTITY mentions with values."""
    mark_quantities(doc)
    return doc


@Language.component("jiyao_organisations", requires=["doc.ents"], assigns=["doc._.mentions"])
def organisations(doc: Doc) -> Doc:
    """ORG, LOC and PER mentions, resolved; the article's region; `doc.ents` as a view of all."""
    mark_names(doc)
    return doc


@Language.component("jiyao_meetings", requires=["doc._.mentions"], assigns=["doc._.records"])
def meetings(doc: Doc) -> Doc:
    """Meeting records."""
    add_records(doc, meetings_from_doc(doc))
    return doc


@Language.component("jiyao_agreements", requires=["doc._.mentions"], assigns=["doc._.records"])
def agreements(doc: Doc) -> Doc:
    """Agreement records; their occasion is looked for among the Doc's meetings."""
    held = [record for record in records_of(doc) if isinstance(record, Meeting)]
    add_records(doc, agreements_from_doc(doc, held))
    return doc


@Language.component("jiyao_targets", requires=["doc._.mentions"], assigns=["doc._.records"])
def targets(doc: Doc) -> Doc:
    """Target records."""
    add_records(doc, targets_from_doc(doc))
    return doc

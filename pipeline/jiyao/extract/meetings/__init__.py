"""Meetings (会议): from the sentences of an article to Meeting records.

`events` finds holding verbs with their names, `drafts` gathers events into meetings and gives
each its sentences, `bodies`, `times`, `participants`, `agenda` and `points` fill the slots, and
`build` puts the record together.
"""

from __future__ import annotations

from spacy.tokens import Doc

from jiyao.document import article_of
from jiyao.extract.meetings.build import meeting_from_draft
from jiyao.extract.meetings.drafts import drafts_of
from jiyao.extract.meetings.events import events_of
from jiyao.extract.meetings.patterns import mentions_meeting
from jiyao.extract.meetings.view import View
from jiyao.records import Meeting


def meetings_from_doc(doc: Doc) -> list[Meeting]:
    """Meetings that an article reports as held or to be held, in the order of the text.

    Args:
        doc: an article with mentions.
    Returns:
        One record for each meeting; meetings only conveyed, studied or cited give none.
    """
    if not mentions_meeting(article_of(doc).text):
        return []
    view = View(doc)
    return [meeting_from_draft(view, draft) for draft in drafts_of(view, events_of(view))]

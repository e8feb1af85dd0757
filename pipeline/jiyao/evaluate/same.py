"""When a predicted value counts as the gold value: section 7 of the contract, a function a row."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

SIMILAR_NAME = 0.7
SIMILAR_SENTENCE = 0.5
_QUANTITY_PARTS = ("value", "min", "max", "unit", "comparator")


def squeezed(text: str) -> str:
    """`text` without white space; zero-width characters count as white space."""
    return "".join(char for char in text if not is_space(char))


def is_space(char: str) -> bool:
    """Whether a character is layout: white space, a byte-order mark, a zero-width space."""
    return char.isspace() or char in "\u200b\ufeff"


@lru_cache(maxsize=65536)
def bare_name(text: str) -> str:
    """`text` without white space, quotes and brackets: 《…备忘录》 is …备忘录."""
    return "".join(char for char in text if not is_space(char) and not _is_wrapping(char))


@lru_cache(maxsize=65536)
def bare_text(text: str) -> str:
    """`text` in compatibility form and lower case, letters, digits and symbols only."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(char for char in folded if unicodedata.category(char)[0] in "LNMS")


@lru_cache(maxsize=65536)
def _bigrams(text: str) -> Counter[str]:
    return Counter(text[index : index + 2] for index in range(len(text) - 1))


def dice(first: str, second: str) -> float:
    """Dice coefficient of the two multisets of character bigrams, 0 to 1.

    Texts too short for a bigram are alike only if equal.
    """
    left, right = _bigrams(first), _bigrams(second)
    total = left.total() + right.total()
    if not left or not right:
        return float(first == second)
    return 2 * (left & right).total() / total


def _is_wrapping(char: str) -> bool:
    return unicodedata.category(char) in ("Ps", "Pe", "Pi", "Pf") or char in "\"'＂＇<>＜＞"


def equal(gold: Any, predicted: Any) -> bool:
    """Kinds, states, sides, roles and the like."""
    return bool(gold == predicted)


def same_text(gold: str, predicted: str) -> bool:
    """Names, indicators, subjects: equal after normalising, or much alike."""
    return _alike(gold, predicted, least=SIMILAR_NAME)


def _alike(gold: str, predicted: str, *, least: float) -> bool:
    first, second = bare_text(gold), bare_text(predicted)
    return first == second or dice(first, second) >= least


def same_indicator(gold: Mapping[str, Any], predicted: Mapping[str, Any]) -> bool:
    """Indicators, each with its action before it; without where gold leaves the action out."""
    if "action" not in gold:
        return same_text(gold["indicator"], predicted["indicator"])
    return same_text(_phrase(gold), _phrase(predicted))


def _phrase(target: Mapping[str, Any]) -> str:
    return f"{target.get('action') or ''}{target['indicator']}"


def same_named(gold: Mapping[str, Any], predicted: Mapping[str, Any]) -> bool:
    """Organisations, places and persons: by resolved name, or as written."""
    for part, plain in (("name", bare_name), ("text", squeezed)):
        expected, found = gold.get(part), predicted.get(part)
        if expected and found and plain(expected) == plain(found):
            return True
    return False


def same_party(gold: Mapping[str, Any], predicted: Mapping[str, Any]) -> bool:
    """Parties of an agreement: the organisation and its side."""
    return bool(gold["side"] == predicted.get("side") and same_named(gold, predicted))


def same_participant(gold: Mapping[str, Any], predicted: Mapping[str, Any]) -> bool:
    """Participants of a meeting: who, and in which role."""
    return bool(gold["role"] == predicted.get("role") and same_named(gold, predicted))


def same_agenda_item(gold: Mapping[str, Any], predicted: Mapping[str, Any]) -> bool:
    """Items of an agenda: the action, and roughly the object."""
    return bool(gold["action"] == predicted.get("action") and _roughly(gold, predicted))


def same_point(gold: Mapping[str, Any], predicted: Mapping[str, Any]) -> bool:
    """Statements at a meeting: the verb, and roughly the clause."""
    return bool(gold["verb"] == predicted.get("verb") and _roughly(gold, predicted))


def _roughly(gold: Mapping[str, Any], predicted: Mapping[str, Any]) -> bool:
    return _alike(gold["text"], predicted["text"], least=SIMILAR_SENTENCE)


def same_date(gold: Mapping[str, Any], predicted: Mapping[str, Any]) -> bool:
    """Dates: both calendar days, or the TIMEX3 value where gold has no day.

    A gold date without any of the three is compared as written.
    """
    if not {"start_date", "end_date", "value"} & set(gold):
        return squeezed(gold["text"]) == squeezed(predicted["text"])
    if gold.get("start_date") is None and gold.get("end_date") is None:
        return bool(gold.get("value") == predicted.get("value"))
    return all(gold.get(part) == predicted.get(part) for part in ("start_date", "end_date"))


def same_quantity(gold: Mapping[str, Any], predicted: Mapping[str, Any]) -> bool:
    """Quantities: number, bounds, unit and comparator, as far as gold gives them."""
    return all(gold[part] == predicted.get(part) for part in _QUANTITY_PARTS if part in gold)

"""Full-width characters folded one to one, so that offsets stay the same."""

from __future__ import annotations

import re

_WIDE_COMMA = re.compile("(?<=[０-９])，(?=[０-９]{3})")
_KEPT = "，；：？！（）"
_FOLD = (
    {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code) not in _KEPT}
    | {ord("﹪"): ord("%")}
    | dict.fromkeys(map(ord, "\u00a0\u3000\u2002\u2003\u2009"), " ")
)
_WIDE = re.compile(f"[{''.join(map(chr, _FOLD))}]")


def folded(text: str) -> str:
    """`text` with full-width digits, letters and signs (全角) as half-width ones.

    Chinese punctuation that ends a clause stays; a comma inside full-width digits is folded too.
    The length never changes: ５．１％ is 5.1%.
    """
    if _WIDE.search(text) is None:
        return text
    return _WIDE_COMMA.sub(",", text).translate(_FOLD)

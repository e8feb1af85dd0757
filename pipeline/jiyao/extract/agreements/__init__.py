"""Agreements (协议) that an article reports as signed.

The road of one verb: `signings` finds it and refuses what is no signing, `names` reads what is
signed, `frames` and `parties` who signs, `antecedents` who is meant by 双方 or left out, then
`subjects`, `amounts`, `counts` and `occasions` fill the slots, `merge` joins repeats, and
`grounded` makes records.
"""

from jiyao.extract.agreements.grounded import agreements_from_doc

__all__ = ["agreements_from_doc"]

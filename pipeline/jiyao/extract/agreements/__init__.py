"""Agreements (协议) that an article reports as signed.

The road of one verb: `signings` finds it, `signed` reads what is signed (`names`, `counts`),
`worth` refuses what is no signing, `frames` and `parties` read who signs, `sides` and
`antecedents` who is meant by 双方 or left out; `subjects`, `money` and `settings` fill the other
slots, `merge` joins repeats, and `grounded` makes records. A new verb, noun, kind or excluded
word is a row of `tables/agreement_*.tsv`; a new construction is a function of `frames` or
`signed` with its examples in `tests/cases/agreements.txt`.
"""

from jiyao.extract.agreements.grounded import agreements_from_doc

__all__ = ["agreements_from_doc"]

"""Agreements (协议) that an article reports as signed.

The road of one verb: `signings` finds it, `signed` reads what is signed (`names`, `counts`),
`worth` refuses what is no signing, `cores` and `frames` divide the words before it, `parties` and
`party_names` read who is named there, and `sides` decides who signs with whom; `subjects`, `money`
and `settings` fill the other slots, `merge` joins repeats, and `grounded` makes records.

A new verb, noun, kind or excluded word is a row of `tables/agreement_*.tsv`. A new construction is
one function: of what is signed in `signed`, of the words before the verb in `frames`, of parties
named elsewhere in the list of `sides`; its examples stand in `tests/cases/agreements.txt`.
"""

from jiyao.extract.agreements.grounded import agreements_from_doc

__all__ = ["agreements_from_doc"]

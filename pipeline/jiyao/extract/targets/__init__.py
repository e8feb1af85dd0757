"""Targets (目标): stated future commitments with a number, and the items of programmes."""

from jiyao.extract.targets.build import targets_from_doc

__all__ = ["targets_from_doc"]

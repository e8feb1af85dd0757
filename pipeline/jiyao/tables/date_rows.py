"""The rows that dates are recognised and read with."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from jiyao.tables.numbers import word_tree
from jiyao.tables.rows import DateWord, Holiday, Numeral, Plan


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DateTables:
    """Words, holidays, plans and numerals of one set of tables."""

    words: tuple[DateWord, ...]
    holidays: tuple[Holiday, ...]
    plans: tuple[Plan, ...]
    numerals: tuple[Numeral, ...]

    def of(self, role: str) -> dict[str, str]:
        """Value by word, of one role."""
        return _words(self, role)

    def any_of(self, role: str) -> str:
        """A pattern of the words of one role, longest first."""
        return word_tree(dict.fromkeys(self.of(role), ""))

    def holiday_names(self, *, bare: bool) -> str:
        """A pattern of holiday names; `bare` leaves out those that need a word behind."""
        rows = [row for row in self.holidays if row.bare or not bare]
        names = [name for row in rows for name in (row.name, *row.spellings)]
        return word_tree(dict.fromkeys(names, ""))


@lru_cache(maxsize=200)
def _words(tables: DateTables, role: str) -> dict[str, str]:
    return {row.word: row.value for row in tables.words if row.role == role}

"""Words as data: tab-separated tables, checked row by row when they are loaded."""

from jiyao.tables.load import load_table

__all__ = ["load_table"]

"""jiyao (纪要): meetings, targets and agreements from Chinese official news, with offsets."""

import gc

_collects = gc.isenabled()
gc.disable()  # to look for garbage among the patterns that are compiled here would take long
try:
    from jiyao.find import find_dates, find_quantities
    from jiyao.flow import extract, load
    from jiyao.records import Agreement, Meeting, Target
    from jiyao.write.frame import to_pandas
finally:
    if _collects:
        gc.enable()

__all__ = [
    "Agreement",
    "Meeting",
    "Target",
    "extract",
    "find_dates",
    "find_quantities",
    "load",
    "to_pandas",
]
__version__ = "0.1.0"

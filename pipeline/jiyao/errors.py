"""One family of errors: each says what is wrong, where, and what to do about it."""

from __future__ import annotations


class JiyaoError(Exception):
    """Base of every error that jiyao raises on purpose."""


class SourceError(JiyaoError):
    """A document that cannot be read (文件): wrong bytes, empty, unreadable.

    Args:
        source: the document's path or id.
        reason: a sentence naming what was found and what was expected.
        stage: the stage that refused the document.
    """

    def __init__(self, source: str, reason: str, *, stage: str = "read") -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason
        self.stage = stage


class TableError(JiyaoError):
    """A row of a table under `tables/` that does not mean what its columns demand."""


class ValueParseError(JiyaoError):
    """A surface that holds no value of the kind asked for."""


class ModelError(JiyaoError):
    """A model or an optional library that is missing or does not fit."""


class GoldError(JiyaoError):
    """A gold file that does not follow the contract."""


class OutputError(JiyaoError):
    """A folder of results that cannot be written, read or resumed."""


class WorkerError(JiyaoError):
    """Worker processes that end before they could do anything."""

"""HanLP components that a user names, whatever their kind, read in one way (加载与调用)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jiyao.errors import ModelError
from jiyao.segment.align import covering
from jiyao.segment.models import model_folder

CONFIGS = ("config.json", "meta.json")
"""A folder with one of these is a HanLP component."""

KINDS = {"tokenizers": "tok", "ner": "ner", "taggers": "pos", "mtl": "mtl"}
"""What a component does, by the package of its class under `hanlp.components`."""

TASKS = {
    "tok": ("tok/fine", "tok"),
    "pos": ("pos/ctb", "pos/pku", "pos"),
    "ner": ("ner/msra", "ner/ontonotes", "ner/pku", "ner"),
}
"""Tasks of a multi-task model, the best first; the last is the beginning of any other's name."""

_ENCODER = re.compile(r'"transformer":\s*"([^"]+)"')


@dataclass(frozen=True, slots=True)
class Reading:
    """What HanLP says about a text without white space.

    Attributes:
        words: joined they are the text.
        tags: (start, end, tag) of the words that a tagger saw; empty without one.
        names: (start, end, label), labels as the model has them.
    """

    words: list[str]
    tags: list[tuple[int, int, str]]
    names: list[tuple[int, int, str]]


class Parts:
    """A tokeniser, a recogniser and perhaps a tagger, or one model that is all of them.

    Args:
        model: paths, or identifiers of `hanlp.pretrained`, joined by ","; `models/hanlp` if None.
            A folder of components stands for all of them. An identifier may be fetched, as the
            user names it; nothing else is.
    Raises:
        ModelError: HanLP or a model is missing, or there is no tokeniser or no recogniser.
    """

    def __init__(self, model: str | None = None) -> None:
        hanlp = _library()
        names = _names_of(model)
        known = {name: hanlp.pretrained.ALL.get(name, name) for name in names}
        named = any(url.startswith(("http://", "https://")) for url in known.values())
        for name, url in known.items():
            if url == name and not url.startswith(("http://", "https://")):
                _check_folder(Path(name))
        self._by_kind: dict[str, Any] = {}
        with nullcontext() if named else _offline():
            for name in names:
                component = _loaded(hanlp, name)
                self._by_kind[_kind_of(component, name)] = component
        self.version: str = hanlp.__version__
        self.model_hash = _hash_of(names)
        self._tasks = self._tasks_of_model()
        if missing := [kind for kind in ("tok", "ner") if kind not in self._tasks]:
            raise ModelError(f"{','.join(names)}: no component for {' and '.join(missing)}")

    @property
    def has_tags(self) -> bool:
        """Whether there is a tagger."""
        return "pos" in self._tasks

    def read(self, texts: Sequence[str]) -> list[Reading]:
        """Words, tags and names of texts, which are not empty and hold no white space."""
        found = self._all(texts) if "mtl" in self._by_kind else self._one_by_one(texts)
        tags = found.get("pos") or [[] for _ in texts]
        readings = []
        for at, text in enumerate(texts):
            spans = located(text, found["seen"][at])
            words = covering(text, found["tok"][at])
            named = located(text, found["units"][at])
            names = [
                (named[first][0], named[last - 1][1], str(label))
                for _, label, first, last in (name[:4] for name in found["ner"][at])
            ]
            tagged = [(a, b, tag) for (a, b), tag in zip(spans, tags[at], strict=False) if a < b]
            readings.append(Reading(words, tagged, [name for name in names if name[0] < name[1]]))
        return readings

    def _tasks_of_model(self) -> dict[str, str]:
        """Which task, or component, is used for what."""
        if "mtl" not in self._by_kind:
            return {kind: kind for kind in self._by_kind}
        present = list(self._by_kind["mtl"].tasks)
        chosen = {}
        for kind, wanted in TASKS.items():
            best = [task for task in wanted[:-1] if task in present]
            best += [task for task in present if task.startswith(wanted[-1])]
            if best:
                chosen[kind] = best[0]
        return chosen

    def _all(self, texts: Sequence[str]) -> dict[str, Any]:
        answer = self._by_kind["mtl"](list(texts), tasks=list(self._tasks.values()))
        found = {kind: answer[task] for kind, task in self._tasks.items()}
        found["tok"] = [[_surface(word) for word in words] for words in found["tok"]]
        return found | {"seen": found["tok"], "units": found["tok"]}

    def _one_by_one(self, texts: Sequence[str]) -> dict[str, Any]:
        tokens = [[_surface(word) for word in words] for words in self._by_kind["tok"](list(texts))]
        words = [covering(text, each) for text, each in zip(texts, tokens, strict=True)]
        names = self._by_kind["ner"]
        units = [list(text) for text in texts] if _reads_characters(names) else words
        found = {"tok": words, "seen": words, "units": units}
        found["ner"] = names([list(each) for each in units])
        if "pos" in self._by_kind:
            found["pos"] = self._by_kind["pos"]([list(each) for each in words])
        return found


def located(text: str, tokens: Sequence[str]) -> list[tuple[int, int]]:
    """Where tokens stand in the text, in order; one that the model made up is empty."""
    spans, at = [], 0
    for token in tokens:
        found = text.find(token, at)
        if found < 0:
            spans.append((at, at))
            continue
        at = found + len(token)
        spans.append((found, at))
    return spans


def _surface(word: Any) -> str:
    """A word; models that give offsets have (word, start, end)."""
    return word if isinstance(word, str) else str(word[0])


def _library() -> Any:
    try:
        import hanlp
    except ImportError as error:
        raise ModelError(
            f"engine 'hanlp': {error.name or 'hanlp'} is not installed; pip install 'jiyao[hanlp]'"
        ) from error
    return hanlp


def _names_of(model: str | None) -> list[str]:
    """Components one by one; a folder of components is taken apart."""
    wanted = [str(model_folder("hanlp"))] if model is None else model.split(",")
    names = []
    for name in filter(None, map(str.strip, wanted)):
        folder = Path(name)
        inside = sorted(path for path in folder.glob("*/") if _is_component(path))
        alone = _is_component(folder) or not inside
        names += [name] if alone else [str(path) for path in inside]
    return names


def _is_component(folder: Path) -> bool:
    return any((folder / name).is_file() for name in CONFIGS)


def _check_folder(folder: Path) -> None:
    if not folder.is_dir():
        raise ModelError(f"{folder}: no such folder, and no identifier of hanlp.pretrained")
    if not _is_component(folder):
        raise ModelError(f"{folder / CONFIGS[0]}: missing; a HanLP model has one")


def _loaded(hanlp: Any, name: str) -> Any:
    try:
        return hanlp.load(name, verbose=False, devices=-1)
    except Exception as error:  # whatever the class that the model names raises
        cause: BaseException = error
        while cause.__context__ is not None:  # HanLP's own report of a failure may fail
            cause = cause.__context__
        raise ModelError(f"{name}: HanLP cannot load it: {cause}{_encoder_wanted(name)}") from error


def _encoder_wanted(name: str) -> str:
    """What to say of the encoder that a local model names and that is no folder here."""
    path = Path(name) / CONFIGS[0]
    named = _ENCODER.search(path.read_text(encoding="utf-8")) if path.is_file() else None
    if named is None or Path(named[1]).is_dir():
        return ""
    return (
        f" (it wants the encoder {named[1]!r}: put it into the cache of Hugging Face,"
        f" or write the path of its folder into {path})"
    )


def _kind_of(component: Any, name: str) -> str:
    for parent in type(component).__mro__:
        package = parent.__module__.removeprefix("hanlp.components.").partition(".")[0]
        if parent.__module__.startswith("hanlp.components.") and package in KINDS:
            return KINDS[package]
    raise ModelError(f"{name}: {type(component).__name__} neither tokenises, tags nor names")


def _reads_characters(component: Any) -> bool:
    """Whether a recogniser was trained on characters: its own vocabulary has nothing longer."""
    vocabulary = getattr(component, "vocabs", {}).get(component.config.get("token_key"))
    tokens = [] if vocabulary is None else vocabulary.idx_to_token[-100:]
    return bool(tokens) and all(len(token) == 1 for token in tokens)


def _hash_of(names: Sequence[str]) -> str:
    """SHA-256 over the files of all components, by name and content."""
    from hanlp.utils.io_util import get_resource

    digest = hashlib.sha256()
    for name in names:
        folder = Path(get_resource(name, verbose=False))
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            digest.update(path.relative_to(folder).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


@contextmanager
def _offline() -> Iterator[None]:
    """Keep the hub of encoders shut: a local model may name one that is not on this machine."""
    from huggingface_hub import constants

    before = constants.HF_HUB_OFFLINE
    constants.HF_HUB_OFFLINE = True
    try:
        yield
    finally:
        constants.HF_HUB_OFFLINE = before

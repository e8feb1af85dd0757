"""Writing a model folder that `jiyao.segment.lexer` reads: graph, vocabulary, tags, transitions."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from jiyao.train.lac import Array, Gru, LacWeights


def write_folder(folder: Path, weights: LacWeights, narrow: Array | None = None) -> None:
    """Write `model.onnx`, `vocabulary.txt`, `tags.txt` and `transitions.npy`.

    Args:
        folder: made if need be; the files are replaced.
        weights: of the network.
        narrow: (256, width) between the recurrent layers; None where they are joined directly.
    """
    folder.mkdir(parents=True, exist_ok=True)
    onnx.save(_model(weights, narrow), str(folder / "model.onnx"))
    lines = ["", *weights.characters]
    (folder / "vocabulary.txt").write_text("\n".join(lines), encoding="utf-8", newline="\n")
    (folder / "tags.txt").write_text("\n".join(weights.tags) + "\n", encoding="utf-8")
    np.save(folder / "transitions.npy", weights.transitions)


def _model(weights: LacWeights, narrow: Array | None) -> onnx.ModelProto:
    """LAC's network with sentence lengths wired to the recurrent layers.

    Inputs: token_ids (sentences, characters) int64, lengths (sentences,) int32.
    Output: emissions (sentences, characters, tags) float32; what lies beyond a length is noise.
    """
    arrays: dict[str, Array] = {
        "embedding": weights.embedding,
        "output": weights.output,
        "bias": weights.bias,
    }
    nodes = [
        helper.make_node("Gather", ["embedding", "token_ids"], ["vectors"]),
        helper.make_node("Transpose", ["vectors"], ["layer0"], perm=[1, 0, 2]),
    ]
    for number, layer in enumerate(weights.layers):
        arrays |= _named(layer, number)
        nodes += _gru_nodes(number, hidden=layer[1].shape[2])
        if number == 0 and narrow is not None:
            arrays["narrow"] = narrow
            nodes[-1].output[0] = "wide"
            nodes.append(helper.make_node("MatMul", ["wide", "narrow"], ["layer1"]))
    last = len(weights.layers)
    nodes += [
        helper.make_node("MatMul", [f"layer{last}", "output"], ["scores"]),
        helper.make_node("Add", ["scores", "bias"], ["scored"]),
        helper.make_node("Transpose", ["scored"], ["emissions"], perm=[1, 0, 2]),
    ]
    constants = [numpy_helper.from_array(array, name) for name, array in arrays.items()]
    constants.append(numpy_helper.from_array(np.array([0, 0, -1], dtype=np.int64), "merged"))
    return as_model(nodes, constants, tags=len(weights.tags))


def as_model(
    nodes: list[onnx.NodeProto], constants: list[onnx.TensorProto], *, tags: int
) -> onnx.ModelProto:
    """A checked model with the inputs and the output that the lexer expects."""
    shape = ["sentences", "characters"]
    value = helper.make_tensor_value_info
    inputs = [
        value("token_ids", TensorProto.INT64, shape),
        value("lengths", TensorProto.INT32, shape[:1]),
    ]
    outputs = [value("emissions", TensorProto.FLOAT, [*shape, tags])]
    graph = helper.make_graph(nodes, "lexer", inputs, outputs, constants)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    onnx.checker.check_model(model)
    return model


def _named(layer: Gru, number: int) -> dict[str, Array]:
    return {f"{name}{number}": array for name, array in zip("WRB", layer, strict=True)}


def _gru_nodes(number: int, *, hidden: int) -> list[onnx.NodeProto]:
    inputs = [f"layer{number}", f"W{number}", f"R{number}", f"B{number}", "lengths"]
    return [
        helper.make_node(
            "GRU",
            inputs,
            [f"states{number}"],
            direction="bidirectional",
            hidden_size=hidden,
            linear_before_reset=1,
        ),
        helper.make_node("Transpose", [f"states{number}"], [f"paired{number}"], perm=[0, 2, 1, 3]),
        helper.make_node("Reshape", [f"paired{number}", "merged"], [f"layer{number + 1}"]),
    ]

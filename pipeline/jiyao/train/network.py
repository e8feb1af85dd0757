"""The network in torch: LAC's recurrent tagger, with a bottleneck between its two layers."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from jiyao.train.lac import Array, Gru, LacWeights


class LexerNetwork(nn.Module):
    """Embedding, GRU, bottleneck, GRU, scores of tags.

    Args:
        weights: where training starts.
        bottleneck: width between the layers; None leaves LAC's 256 as they are. It is begun with
            the best approximation of the second layer's input weights (SVD) of that rank.
    """

    def __init__(self, weights: LacWeights, bottleneck: int | None) -> None:
        super().__init__()
        first, second = weights.layers
        self.embedding = nn.Embedding.from_pretrained(_tensor(weights.embedding), freeze=False)
        self.first = _gru(first)
        if bottleneck is None:
            self.narrow: nn.Linear | None = None
        else:
            narrow, second = _factored(second, bottleneck)
            self.narrow = nn.Linear(narrow.shape[0], narrow.shape[1], bias=False)
            self.narrow.weight.data = _tensor(narrow.T)
        self.second = _gru(second)
        self.scores = nn.Linear(*weights.output.shape)
        self.scores.weight.data = _tensor(weights.output.T)
        self.scores.bias.data = _tensor(weights.bias)
        self.dropout = nn.Dropout(0.2)

    def forward(self, rows: Tensor, lengths: Tensor) -> Tensor:
        """Scores (sentences, characters, tags) of padded rows of the vocabulary."""
        vectors = self.dropout(self.embedding(rows))
        states = pack_padded_sequence(vectors, lengths, batch_first=True, enforce_sorted=False)
        states, _ = self.first(states)
        data = self.dropout(states.data)
        if self.narrow is not None:
            data = self.narrow(data)
        states, _ = self.second(states._replace(data=data))
        padded, _ = pad_packed_sequence(states, batch_first=True, total_length=rows.shape[1])
        scores: Tensor = self.scores(self.dropout(padded))
        return scores

    def weights(self, like: LacWeights) -> tuple[LacWeights, Array | None]:
        """The trained weights in LAC's layout, and the bottleneck (256, width) if there is one.

        Transitions are zero: training is by character, and LAC's own, at most 0.21, add nothing.
        """
        trained = LacWeights(
            characters=like.characters,
            embedding=_array(self.embedding.weight),
            layers=(_onnx_gru(self.first), _onnx_gru(self.second)),
            output=_array(self.scores.weight.T),
            bias=_array(self.scores.bias),
            tags=like.tags,
            transitions=np.zeros_like(like.transitions),
        )
        return trained, None if self.narrow is None else _array(self.narrow.weight.T)


def _tensor(array: Array) -> Tensor:
    return torch.tensor(np.ascontiguousarray(array), dtype=torch.float32)


def _array(tensor: Tensor) -> Array:
    return np.ascontiguousarray(tensor.detach().numpy())


def _factored(layer: Gru, width: int) -> tuple[Array, Gru]:
    """Split a layer's input weights into a common map to `width` and what follows."""
    inputs, recurrent, bias = layer
    stacked = inputs.reshape(-1, inputs.shape[2])
    left, values, right = np.linalg.svd(stacked, full_matrices=False)
    root = np.sqrt(values[:width])
    narrow = (right[:width] * root[:, None]).T
    rest = (left[:, :width] * root).reshape(*inputs.shape[:2], width)
    return narrow, (rest.astype(np.float32), recurrent, bias)


def _gru(layer: Gru) -> nn.GRU:
    """A torch GRU from ONNX weights: gates z, r, h become r, z, n."""
    inputs, recurrent, bias = layer
    gru = nn.GRU(inputs.shape[2], recurrent.shape[2], batch_first=True, bidirectional=True)
    for direction, suffix in enumerate(("", "_reverse")):
        of_input, of_state = np.split(bias[direction], 2)
        parts = {
            "weight_ih_l0": inputs[direction],
            "weight_hh_l0": recurrent[direction],
            "bias_ih_l0": of_input,
            "bias_hh_l0": of_state,
        }
        for name, array in parts.items():
            getattr(gru, name + suffix).data = _tensor(_swapped(array))
    return gru


def _onnx_gru(gru: nn.GRU) -> Gru:
    def both(name: str) -> Array:
        return np.stack([_swapped(_array(getattr(gru, name + end))) for end in ("", "_reverse")])

    bias = np.concatenate([both("bias_ih_l0"), both("bias_hh_l0")], axis=1)
    return both("weight_ih_l0"), both("weight_hh_l0"), bias


def _swapped(array: Array) -> Array:
    """Exchange the first two thirds, the reset and update gates."""
    first, second, third = np.split(array, 3)
    return np.concatenate([second, first, third])

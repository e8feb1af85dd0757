"""HanLP's recurrent taggers of characters, mended so that they can be trained and used.

In HanLP 2.1.5 the random field of a recurrent tagger takes sentences for characters and
characters for sentences; `RNNTokenizer` refuses the transforms that its own data loader gives it,
its trainer hands over one argument more than it takes, and its metric reads tags that it does not
have; the recogniser stops at a name that is begun and not ended. The classes named in models/hanlp are these.
"""

from __future__ import annotations

from typing import Any

from hanlp.components.ner.rnn_ner import RNNNamedEntityRecognizer
from hanlp.components.taggers.rnn_tagger import RNNTagger
from hanlp.components.tokenizers.tok import RNNTokenizer
from hanlp.datasets.tokenization.loaders.chunking_dataset import ChunkingDataset
from hanlp.metrics.chunking.sequence_labeling import get_entities
from hanlp.metrics.f1 import F1
from hanlp.utils.span_util import bmes_to_spans


class _Mended:
    """What both taggers share; the class of HanLP stands behind it."""

    model: Any

    def build_model(self, **options: Any) -> Any:
        """The network, its random field told that sentences come first."""
        model = super().build_model(**options)  # type: ignore[misc]
        if model.crf is not None:
            model.crf.batch_first = True
        return model

    def decode_output(self, logits: Any, mask: Any, batch: Any, model: Any = None) -> Any:
        """Best paths of a batch; none while training, where they would only be counted."""
        if self.model.training:
            return None
        return super().decode_output(logits, mask, batch, model)  # type: ignore[misc]


class CharacterTokenizer(_Mended, RNNTokenizer):  # type: ignore[misc]
    """Words (分词) of sentences by tags of their characters, B, M, E and S."""

    def build_dataset(self, data: Any, transform: Any = None) -> Any:
        """Samples of a file of words or of sentences, with all transforms."""
        self.config.pop("transform", None)
        return ChunkingDataset(data, transform)

    def build_metric(self, **_: Any) -> Any:
        """F1 of words."""
        return F1()

    def update_metrics(self, metric: Any, *batch: Any) -> None:
        """Count the words of a batch that are right."""
        *_, sample, prediction = batch
        if prediction is not None:
            for found, gold in zip(self._id_to_tags(prediction), sample["tag"], strict=True):
                metric(set(bmes_to_spans(found)), set(bmes_to_spans(gold)))


class CharacterRecognizer(_Mended, RNNNamedEntityRecognizer):  # type: ignore[misc]
    """Names (命名实体) of sentences by tags of their characters, B-ORG, I-ORG ..."""

    def update_metrics(self, metric: Any, *batch: Any) -> None:
        """Count the names of a batch that are right."""
        *_, sample, prediction = batch
        if prediction is not None:
            metric(self._id_to_tags(prediction), sample["tag"])

    def predict_data(self, data: Any, batch_size: Any, **options: Any) -> Any:
        """(surface, label, start, end) of each name; one that is not ended ends where it breaks."""
        tagged = RNNTagger.predict_data(self, data, batch_size, **options)
        return [
            [("".join(units[a:b]), label, a, b) for label, a, b in get_entities(tags)]
            for units, tags in zip(data, tagged, strict=True)
        ]

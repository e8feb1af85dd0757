"""The training loop: seeded, batches of sentences of like length, checkpoints."""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from jiyao.train.network import LexerNetwork

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Sample:
    """A sentence ready to be learnt.

    Attributes:
        rows: of the vocabulary, one a character.
        shares: (characters, tags) of the target; a row may sum to less than one.
        free: (characters,), True where a tag of a name is as good as the target's.
        weight: of every character.
    """

    rows: NDArray[np.int64]
    shares: NDArray[np.float16]
    free: NDArray[np.bool_]
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FitOptions:
    """How long and how fast to learn.

    Attributes:
        steps: batches altogether.
        characters: of a batch, about.
        rate: highest learning rate; it rises over the first tenth and falls to nothing.
        seed: of the order of samples, and of dropout.
        names: numbers of the tags of names.
        memory: share of the running average of the weights that each step keeps; the average is
            what training ends with (Polyak and Juditsky 1992).
    """

    steps: int
    characters: int = 2500
    rate: float = 1e-3
    seed: int = 1
    names: tuple[int, ...] = ()
    memory: float = 0.98


def fit(
    network: LexerNetwork,
    draw: Callable[[random.Random], Sequence[Sample]],
    options: FitOptions,
    *,
    report: Callable[[int], None] = lambda step: None,
) -> None:
    """Train in place.

    Args:
        network: changed in place, left in evaluation mode.
        draw: gives the samples of the next round; called again when they are used up.
        options: see `FitOptions`.
        report: called after every tenth of the steps with the number of steps done.
    """
    torch.manual_seed(options.seed)
    chance = random.Random(options.seed)
    optimiser = torch.optim.AdamW(network.parameters(), lr=options.rate, weight_decay=1e-4)
    shape = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, options.rate, total_steps=options.steps, pct_start=0.1
    )
    average = {name: value.clone() for name, value in network.state_dict().items()}
    network.train()
    begun, total = time.monotonic(), 0.0
    for step, batch in enumerate(_batches(draw, chance, options), start=1):
        loss = _loss(network, batch, options.names)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        shape.step()
        total += loss.item()
        keep = min(options.memory, step / (step + 9))
        for name, value in network.state_dict().items():
            average[name].lerp_(value, 1 - keep)
        if step % max(1, options.steps // 10) == 0:
            seconds = time.monotonic() - begun
            logger.info("step %d: loss %.4f, %.0f s", step, total * 10 / options.steps, seconds)
            total = 0.0
            report(step)
    network.load_state_dict(average)
    network.eval()


def _batches(
    draw: Callable[[random.Random], Sequence[Sample]], chance: random.Random, options: FitOptions
) -> Iterator[list[Sample]]:
    """As many batches as there are steps; samples of like length together, batches shuffled."""
    done = 0
    while True:
        samples = sorted(draw(chance), key=lambda sample: len(sample.rows) + chance.random() * 8)
        batches: list[list[Sample]] = [[]]
        for sample in samples:
            if (len(batches[-1]) + 1) * len(sample.rows) > options.characters and batches[-1]:
                batches.append([])
            batches[-1].append(sample)
        chance.shuffle(batches)
        for batch in batches:
            yield batch
            done += 1
            if done == options.steps:
                return


def _loss(network: LexerNetwork, batch: Sequence[Sample], names: Sequence[int]) -> Tensor:
    """Cross entropy against the targets; at free characters names count as right."""
    lengths = torch.tensor([len(sample.rows) for sample in batch])
    rows = torch.zeros(len(batch), int(lengths.max()), dtype=torch.long)
    for number, sample in enumerate(batch):
        rows[number, : len(sample.rows)] = torch.from_numpy(sample.rows)
    inside = torch.arange(rows.shape[1])[None, :] < lengths[:, None]
    scores = functional.log_softmax(network(rows, lengths)[inside], dim=-1)
    free = torch.from_numpy(np.concatenate([sample.free for sample in batch]))
    if names:
        named = scores[:, list(names)].logsumexp(dim=-1, keepdim=True)
        scores = torch.where(free[:, None], torch.logaddexp(scores, named), scores)
    shares = torch.from_numpy(np.concatenate([sample.shares for sample in batch])).float()
    weight = torch.repeat_interleave(torch.tensor([sample.weight for sample in batch]), lengths)
    return -((shares * scores).sum(-1) * weight).sum() / weight.sum()

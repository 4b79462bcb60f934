"""Trains the tagger and parser of service/syntax. See README.md beside this file."""

import argparse
import random
import time
from collections.abc import Iterator
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from training.export import export
from training.network import Network, Shape
from training.patterns import patterns
from training.start import Start
from training.treebank import Example, disturb, read
from training.vocabulary import Batch, Vocabulary, batches

# Words of a step. Sentences longer than LONGEST are lists and tables.
STEP, LONGEST = 1000, 120
# How often each pattern is shown while the treebank is shown once
PATTERNS = 4


def loss(network: Network, batch: Batch, forgotten: Tensor) -> Tensor:
    """forgotten is the chance of each row of the table to be taken for an unknown word, or for nothing if a part."""
    x = network.encode(forget(batch.rows, forgotten), batch.mask)
    tags, fine_tags = network.tagged(x)

    def cross(scores: Tensor, gold: Tensor, smoothing: float = 0.03) -> Tensor:
        return cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=-1, label_smoothing=smoothing)

    tagging = cross(tags, batch.tags) + cross(fine_tags, batch.fine_tags)
    arcs = cross(network.arcs(x, batch.mask), batch.heads, smoothing=0)
    return 0.5 * tagging + arcs + cross(network.related(x, batch.heads.clamp(min=0)), batch.relations)


def forget(rows: Tensor, forgotten: Tensor) -> Tensor:
    words, parts = rows[..., :1], rows[..., 1:]
    words = torch.where(torch.rand(words.shape) < forgotten[words], 1, words)
    return torch.cat([words, parts.masked_fill(torch.rand(parts.shape) < 0.05, 0)], -1)


@torch.no_grad()
def accuracy(network: Network, vocabulary: Vocabulary, parts: list[list[Example]]) -> str:
    """Without mending trees, which service/syntax does; measure.py counts with it."""
    network.eval()
    right, total = torch.zeros(4), 0
    for examples in parts:
        batch = vocabulary.batch(examples)
        x = network.encode(batch.rows, batch.mask)
        tags, fine_tags = network.tagged(x)
        heads = network.arcs(x, batch.mask).argmax(-1)
        relations = network.related(x, heads).argmax(-1)
        real = batch.heads >= 0
        arcs = (heads == batch.heads) & real
        same = [(tags.argmax(-1) == batch.tags) & real, (fine_tags.argmax(-1) == batch.fine_tags) & real, arcs]
        right += torch.stack([hits.sum() for hits in [*same, arcs & (relations == batch.relations)]])
        total += int(real.sum())
    network.train()
    return "tag {:.2f} fine tag {:.2f} head {:.2f} head and relation {:.2f}".format(*(100 * right / total).tolist())


def train(
    network: Network, vocabulary: Vocabulary, data: list[Example], arguments: argparse.Namespace
) -> Iterator[Network]:
    """Yields the running mean of the weights after each epoch."""
    rng = random.Random(arguments.seed)  # noqa: S311 (nothing is kept secret with it)
    counts = torch.tensor(vocabulary.counts)
    forgotten = torch.where(counts > 0, 0.03 + arguments.rare / (arguments.rare + counts), 0)
    optimizer = torch.optim.AdamW(network.parameters(), lr=arguments.rate, betas=(0.9, 0.98), weight_decay=0.01)
    steps = arguments.epochs * len(batches(data + patterns(PATTERNS, rng), STEP, rng))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1, step / 200, max(0.01, 1.02 - step / steps))
    )
    mean = AveragedModel(network, multi_avg_fn=get_ema_multi_avg_fn(0.998))
    for _ in range(arguments.epochs):
        shown = [disturb(example, rng) for example in data + patterns(PATTERNS, rng)]
        for examples in batches(shown, STEP, rng):
            optimizer.zero_grad()
            loss(network, vocabulary.batch(examples), forgotten).backward()
            nn.utils.clip_grad_norm_(network.parameters(), 2.0)
            optimizer.step()
            schedule.step()
            mean.update_parameters(network)
        yield mean.module


def parsed_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("treebank", type=Path, help="the folder with ewt-train.tsv and ewt-dev.tsv")
    parser.add_argument("output", type=Path, help="where the weights go: service/syntax/parser.npz")
    parser.add_argument("--start", type=Path, help="weights to learn on from, such as service/syntax/parser.npz")
    parser.add_argument("--layers", default="nanana", help="n looks at neighbours, a attends to all words")
    parser.add_argument("--epochs", type=int, default=36)
    parser.add_argument("--dropout", type=float, default=0.25)
    parser.add_argument("--rate", type=float, default=3e-3, help="how far a step goes")
    parser.add_argument("--rare", type=float, default=0.25, help="how often rare words are taken for unknown")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def main() -> None:
    arguments = parsed_arguments()
    torch.set_num_threads(1)
    torch.manual_seed(arguments.seed)
    data = [example for example in read(arguments.treebank / "ewt-train.tsv") if len(example.words) <= LONGEST]
    rng = random.Random(arguments.seed)  # noqa: S311 (as above)
    dev = batches(read(arguments.treebank / "ewt-dev.tsv"), 2 * STEP, rng)
    start = Start(arguments.start) if arguments.start else None
    vocabulary = Vocabulary(data + patterns(PATTERNS, rng), *([start.features] if start else []))
    labels = {name: getattr(vocabulary, name) for name in ("features", "tags", "fine_tags", "relations")}
    shape = Shape(**{name: len(values) for name, values in labels.items()}, layers=arguments.layers)
    network = Network(shape, arguments.dropout)
    if start:
        start.fill(network, vocabulary.features)
    began = time.monotonic()
    for epoch, mean in enumerate(train(network, vocabulary, data, arguments)):
        print(f"{epoch} {time.monotonic() - began:.0f}s", accuracy(mean, vocabulary, dev), flush=True)
        export(mean.state_dict(), labels | {"layers": list(arguments.layers)}, arguments.output)


if __name__ == "__main__":
    main()

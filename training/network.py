"""The network as it learns. service/syntax/network.py is the same, as it works; export.py brings one to the other."""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from service.syntax.network import REACH

DISTANCES = 2 * REACH + 1
NEVER = -1e4


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes. layers is one letter a layer: "n" looks at the neighbours, "a" attends to all words."""

    features: int
    tags: int
    fine_tags: int
    relations: int
    layers: str
    width: int = 128
    row: int = 96
    arc: int = 64
    label: int = 96
    attention: tuple[int, int] = (4, 16)


class Norm(nn.Module):
    """Divides by the root mean square."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.gain = nn.Parameter(torch.ones(width))

    def forward(self, x: Tensor) -> Tensor:
        return x * torch.rsqrt(x.square().mean(-1, keepdim=True) + 1e-6) * self.gain


class Neighbours(nn.Module):
    def __init__(self, width: int, dropout: float) -> None:
        super().__init__()
        self.mix = nn.Linear(width, 3 * width, bias=False)
        self.bias = nn.Parameter(torch.zeros(width))
        nn.init.normal_(self.mix.weight, std=(0.5 / width) ** 0.5)
        self.norm = Norm(width)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        left, here, right = self.mix(x).chunk(3, -1)
        y = here + functional.pad(left, (0, 0, 1, 0))[:, :-1] + functional.pad(right, (0, 0, 0, 1))[:, 1:]
        return self.norm(x + self.drop(functional.relu(y + self.bias))) * mask


class Attention(nn.Module):
    def __init__(self, width: int, heads_and_size: tuple[int, int], dropout: float) -> None:
        super().__init__()
        self.heads, self.size = heads_and_size
        self.qkv = nn.Linear(width, 3 * self.heads * self.size)
        self.far = nn.Parameter(torch.zeros(self.heads, DISTANCES))
        self.out = nn.Linear(self.heads * self.size, width)
        self.norm = Norm(width)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, words, _ = x.shape
        q, k, v = self.qkv(x).view(batch, words, 3, self.heads, self.size).permute(2, 0, 3, 1, 4)
        scores = q @ k.transpose(-1, -2) * self.size**-0.5 + self.far[:, distances(words)]
        scores = scores.masked_fill(mask.view(batch, 1, 1, words) == 0, NEVER)
        y = (self.drop(scores.softmax(-1)) @ v).transpose(1, 2).reshape(batch, words, -1)
        return self.norm(x + self.drop(self.out(y))) * mask


def distances(words: int) -> Tensor:
    """How far word j is from word i, cut to REACH and counted from 0."""
    at = torch.arange(words)
    return (at[None, :] - at[:, None]).clamp(-REACH, REACH) + REACH


class Network(nn.Module):
    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.shape = shape
        width, arc, label = shape.width, shape.arc, shape.label
        self.drop = nn.Dropout(dropout)
        self.table = nn.Embedding(shape.features, shape.row, padding_idx=0)
        nn.init.normal_(self.table.weight, std=0.3)
        self.enter = nn.Linear(shape.row, 2 * width)
        self.enter_norm = Norm(width)
        self.layers = nn.ModuleList(
            Attention(width, shape.attention, dropout) if kind == "a" else Neighbours(width, dropout)
            for kind in shape.layers
        )
        self.tags = nn.Linear(width, shape.tags + shape.fine_tags)
        self.arc = nn.Linear(width, 2 * arc)
        self.bilinear = nn.Parameter(torch.randn(arc, arc) / arc)
        self.prior = nn.Parameter(torch.zeros(arc))
        self.far = nn.Parameter(torch.randn(DISTANCES, arc) * 0.02)
        self.root = nn.Parameter(torch.randn(arc) * 0.1)
        self.label = nn.Linear(width, 2 * label)
        self.label_root = nn.Parameter(torch.zeros(label))
        self.label_far = nn.Parameter(torch.zeros(DISTANCES, label))
        self.relation = nn.Linear(label, shape.relations)

    def encode(self, rows: Tensor, mask: Tensor) -> Tensor:
        """rows is batch x words x features of a word; mask is batch x words x 1."""
        x = self.enter(self.drop(self.table(rows).sum(2)))
        x = x.unflatten(-1, (2, self.shape.width)).amax(-2)
        x = self.drop(self.enter_norm(x)) * mask
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def tagged(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """Scores of universal and of Penn tags."""
        universal, fine = self.tags(self.drop(x)).split([self.shape.tags, self.shape.fine_tags], -1)
        return universal, fine

    def arcs(self, x: Tensor, mask: Tensor) -> Tensor:
        """How well each word is governed by the root (column 0) and by each word."""
        batch, words, _ = x.shape
        dependents, governors = self.drop(functional.leaky_relu(self.arc(self.drop(x)), 0.1)).chunk(2, -1)
        moved = dependents @ self.bilinear + self.prior
        near = (dependents @ self.far.T).gather(2, distances(words).expand(batch, words, words))
        scores = moved @ governors.transpose(1, 2) + near
        scores = scores.masked_fill(mask.view(batch, 1, words) == 0, NEVER) + NEVER * torch.eye(words)
        return torch.cat([(moved @ self.root).unsqueeze(-1), scores], -1)

    def related(self, x: Tensor, heads: Tensor) -> Tensor:
        """Scores of relations to the given heads, which count from 1; 0 is the root."""
        batch, words, _ = x.shape
        dependents, governors = self.label(self.drop(x)).chunk(2, -1)
        governors = torch.cat([self.label_root.expand(batch, 1, -1), governors], 1)
        governors = governors.gather(1, heads.unsqueeze(-1).expand(-1, -1, governors.shape[-1]))
        far = (heads - 1 - torch.arange(words)).clamp(-REACH, REACH) + REACH
        far = torch.where(heads == 0, REACH, far)
        return self.relation(self.drop(functional.relu(dependents + governors + self.label_far[far])))

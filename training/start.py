"""Lets a network learn on from weights that service/syntax reads; export.py goes the other way."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from training.network import Network

# Names that the same weights bear in Network, and whether rows and columns change places
_SAME = {
    "enter.weight": ("enter.weight", True), "enter.bias": ("enter.bias", False),
    "enter_norm.gain": ("enter.gain", False),
    "bilinear": ("arc.bilinear", False), "prior": ("arc.prior", False), "root": ("arc.root", False),
    "far": ("arc.far", True), "label_root": ("label.root", False), "label_far": ("label.far", False),
    "relation.weight": ("relation.weight", True), "relation.bias": ("relation.bias", False),
}  # fmt: skip


class Start:
    """Weights that were written by `export.export`."""

    def __init__(self, path: Path) -> None:
        with np.load(path) as data:
            stored = {name: data[name] for name in data.files}
        self.features = bytes(stored["labels.features"]).decode().split("\n")
        self._weights = {
            name: torch.from_numpy(value.astype(np.float32)) for name, value in stored.items() if "labels." not in name
        }

    def fill(self, network: Network, features: list[str]) -> None:
        """In place. features begin with those of these weights; what is new begins as an unknown word, or nothing."""
        w = self._weights
        unknown, nothing = w["table"][1], w["table"][0]
        new = [unknown if feature[0] == "w" else nothing for feature in features[len(self.features) :]]
        state = {name: w[stored].T if turned else w[stored] for name, (stored, turned) in _SAME.items()}
        state["table.weight"] = torch.cat([w["table"], *(row[None] for row in new)])
        shape = network.shape
        ends = (shape.tags + shape.fine_tags, 2 * shape.label, 2 * shape.arc)
        for name, weight, bias in zip(
            ("tags", "label", "arc"), w["heads.weight"].T.split(ends), w["heads.bias"].split(ends), strict=True
        ):
            state |= {f"{name}.weight": weight, f"{name}.bias": bias}
        for i, kind in enumerate(shape.layers):
            own = {name.removeprefix(f"layer{i}."): v for name, v in w.items() if name.startswith(f"layer{i}.")}
            layer = _attention(own) if kind == "a" else _neighbours(own)
            state |= {f"layers.{i}.{name}": value for name, value in layer.items()}
        network.load_state_dict(state)


def _neighbours(own: Mapping[str, Tensor]) -> dict[str, Tensor]:
    return {"mix.weight": own["weight"].T, "bias": own["bias"], "norm.gain": own["gain"]}


def _attention(own: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """The scaling of the scores is taken out of the questions again."""
    inner = len(own["out_weight"])
    scale = torch.ones(3 * inner)
    scale[:inner] = (inner // len(own["far"])) ** 0.5
    return {
        "qkv.weight": (own["weight"] * scale).T,
        "qkv.bias": own["bias"] * scale,
        "far": own["far"],
        "out.weight": own["out_weight"].T,
        "out.bias": own["out_bias"],
        "norm.gain": own["gain"],
    }

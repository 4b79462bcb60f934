"""Writes trained weights in the form that service/syntax reads: half precision, under the names it uses."""

from pathlib import Path

import numpy as np
import torch

LABELS = ("features", "tags", "fine_tags", "relations", "layers")


def export(state: dict[str, torch.Tensor], labels: dict[str, list[str]], path: Path) -> None:
    """Linear layers are transposed, so that words stand in rows."""
    w = {name: value.detach().float().numpy() for name, value in state.items()}
    arrays = {
        "table": w["table.weight"],
        "enter.weight": w["enter.weight"].T,
        "enter.bias": w["enter.bias"],
        "enter.gain": w["enter_norm.gain"],
        **_heads(w, len(labels["tags"])),
        "arc.bilinear": w["bilinear"],
        "arc.prior": w["prior"],
        "arc.root": w["root"],
        "arc.far": w["far"].T,
        "label.root": w["label_root"],
        "label.far": w["label_far"],
        "relation.weight": w["relation.weight"].T,
        "relation.bias": w["relation.bias"],
    }
    for i, kind in enumerate(labels["layers"]):
        own = {k.removeprefix(f"layers.{i}."): v for k, v in w.items() if k.startswith(f"layers.{i}.")}
        arrays |= {
            f"layer{i}.{name}": value for name, value in (_attention(own) if kind == "a" else _neighbours(own)).items()
        }
    halves = {name: np.ascontiguousarray(value, np.float16) for name, value in arrays.items()}
    texts = {f"labels.{name}": np.frombuffer("\n".join(labels[name]).encode(), np.uint8) for name in LABELS}
    np.savez_compressed(path, **halves, **texts)


def _heads(w: dict[str, np.ndarray], universal: int) -> dict[str, np.ndarray]:
    """All that is asked of a word at the end, side by side: tags, fine tags, relations' two sides, arcs' two sides."""
    names = ("tags", "label", "arc")
    label = len(w["label_root"])
    return {
        "heads.weight": np.concatenate([w[f"{name}.weight"] for name in names]).T,
        "heads.bias": np.concatenate([w[f"{name}.bias"] for name in names]),
        "heads.ends": np.cumsum([universal, len(w["tags.bias"]) - universal, label, label]),
    }


def _neighbours(own: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    return {"weight": own["mix.weight"].T, "bias": own["bias"], "gain": own["norm.gain"]}


def _attention(own: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """The scaling of the scores is put into the questions."""
    inner = own["out.weight"].shape[1]
    scale = np.ones(3 * inner)
    scale[:inner] = (inner // own["far"].shape[0]) ** -0.5
    return {
        "weight": own["qkv.weight"].T * scale,
        "bias": own["qkv.bias"] * scale,
        "far": own["far"],
        "out_weight": own["out.weight"].T,
        "out_bias": own["out.bias"],
        "gain": own["norm.gain"],
    }

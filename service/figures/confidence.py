"""Confidence: how likely the whole record of a figure is right."""

from dataclasses import replace

from service.figures.figure import Figure


def rated(figure: Figure) -> Figure:
    return replace(figure, confidence=0.5)

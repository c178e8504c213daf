"""Pictures that stand in ``img/``, for README and the web site."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from illustrations.attention import attention, encoder_block
from illustrations.cnn import convolution, volumes
from illustrations.drawing import network
from illustrations.gan import gan_game
from illustrations.perceptron import perceptron
from illustrations.rnn import lstm_cell, recurrent
from illustrations.transfer import architectures, building_blocks

_SEVEN = [[1, 1, 1, 1, 0], [0, 0, 0, 1, 0], [0, 0, 1, 0, 0], [0, 1, 0, 0, 0], [0, 1, 0, 0, 0]]

GALLERY: dict[str, Callable[[], Any]] = {
    "perceptron": perceptron,
    "sigmoid_neuron": lambda: perceptron(activation="sigmoid"),
    "network_784_120_10": lambda: network(
        [784, 120, 10], names=[[f"$x_{{{i}}}$" for i in range(1, 785)], None, list("0123456789")]
    ),
    # Without its weights: with them it would be the answer of an exercise.
    "two_layers": lambda: network(
        [2, 3, 1],
        names=[["warmth", "rain"], None, ["walk?"]],
        layers=["weather", "not too cold, hot, wet", "all three"],
        gap=3.6,
    ),
    "convolution": lambda: convolution(_SEVEN, [[1, 0, -1]] * 3, place=(1, 2)),
    "volumes": lambda: volumes(
        [(3, 32, 32), (16, 16, 16), (32, 8, 8), (64, 4, 4), (500,), (10,)],
        ["convolve\npool"] * 3 + ["linear", "linear"],
    ),
    "architectures": architectures,
    "building_blocks": building_blocks,
    "attention": attention,
    "recurrent": recurrent,
    "lstm_cell": lstm_cell,
    "gan": gan_game,
    "encoder_block": encoder_block,
}


def to_svg(figure: Any) -> str:
    """Give a figure, or the one of an Axes, as SVG text: the same each time, letters as shapes.

    Examples
    --------
    >>> ax = GALLERY["perceptron"]()
    >>> svg = to_svg(ax)
    >>> svg == to_svg(ax), "<text" in svg
    (True, False)
    >>> import matplotlib.pyplot as plt
    >>> plt.close(ax.figure)
    """
    import matplotlib as mpl

    figure = getattr(figure, "figure", None) or figure
    text, nobody = io.StringIO(), {"Date": None, "Creator": None}
    with mpl.rc_context({"svg.hashsalt": "course", "svg.fonttype": "path"}):
        figure.savefig(text, format="svg", bbox_inches="tight", metadata=nobody)
    return "\n".join(line.rstrip() for line in text.getvalue().splitlines()) + "\n"

"""All pictures: they fit, draw where they are told to, and give the same SVG every time."""

from __future__ import annotations

import subprocess
import sys

import matplotlib.pyplot as plt
import pytest
from matplotlib.text import Text

from illustrations.attention import attention, encoder_block
from illustrations.cnn import convolution, volumes
from illustrations.drawing import computation_graph, network
from illustrations.gallery import GALLERY, to_svg
from illustrations.gan import gan_game
from illustrations.perceptron import nested, perceptron, pipelines
from illustrations.rnn import lstm_cell, recurrent
from illustrations.transfer import architectures, building_blocks

MAKERS = {
    "network": lambda ax=None: network([2, 3, 1], ax=ax),
    "abbreviated": lambda ax=None: network([784, 120, 10], ax=ax),
    "weighted": lambda ax=None: network([2, 1], weights=[[[1, -2]]], biases=[[-1.5]], ax=ax),
    "neuron": lambda ax=None: perceptron(ax=ax),
    "threshold": lambda ax=None: perceptron(
        ["the sun shines", "legs hurt"], [3, -4], bias=None, threshold=3, output="walk?", ax=ax
    ),
    "graph": lambda ax=None: computation_graph(
        {"x": "$x$", "u": "$u = x^2$", "y": "$y = 3u$"},
        [("x", "u", "square"), ("u", "y")],
        values={"x": 2, "u": 4, "y": 12},
        gradients={("u", "y"): "3", ("x", "u"): "12"},
        ax=ax,
    ),
    "nested": lambda ax=None: nested(["all", "some", "few"], ["a", "b", "c"], ax=ax),
    "pipelines": lambda ax=None: pipelines(
        {"by rule": [("pixels", False), ("rule", False)], "learned": [("pixels", True)]}, ax=ax
    ),
    "filter": lambda ax=None: convolution([[1, 2], [3, 4]], [[1]], padding=1, ax=ax),
    "bars": lambda ax=None: volumes([(1, 28, 28), (16, 14, 14), (10,)], ["a", "b"], ax=ax),
    "towers": lambda ax=None: architectures(
        {"tiny": [(2, 16, 28, 0), (4, 32, 14, 2), (1, 10, 1, 0)]}, ax=ax
    ),
    "blocks": lambda ax=None: building_blocks(
        {"plain": ([("3 × 3", 1.0)], False), "skip": ([("1 × 1", 0.25), ("3 × 3", 1.0)], True)},
        ax=ax,
    ),
    "way back": lambda ax=None: recurrent(5, outputs="last", backward=True, rolled=False, ax=ax),
    "old cell": lambda ax=None: lstm_cell(forget=False, ax=ax),
    "game": lambda ax=None: gan_game(ax=ax),
    "looking": lambda ax=None: attention("q", [("a", "b")], [1.0], ax=ax),
    "post-norm": lambda ax=None: encoder_block(pre_norm=False, ax=ax),
}
ALL = MAKERS | GALLERY


@pytest.mark.parametrize("name", ALL)
def test_all_text_lies_within_the_figure_and_the_figure_on_a_slide(name):
    ax = ALL[name]()
    figure = ax.figure
    width, height = figure.get_size_inches()
    assert width <= 8.001
    assert height <= 4.501
    figure.canvas.draw()
    for text in ax.findobj(Text):
        if text.get_text():
            box = text.get_window_extent()
            assert box.x0 >= 0, text
            assert box.y0 >= 0, text
            assert box.x1 <= figure.bbox.x1, text
            assert box.y1 <= figure.bbox.y1, text
            assert text.get_fontsize() >= 5


@pytest.mark.parametrize("name", MAKERS)
def test_draws_on_the_axes_it_is_given(name):
    before = len(plt.get_fignums())
    _, axes = plt.subplots(1, 2)
    assert MAKERS[name](ax=axes[1]) is axes[1]
    assert len(plt.get_fignums()) == before + 1
    assert not axes[0].texts
    assert axes[1].texts


@pytest.mark.parametrize("name", GALLERY)
def test_svg_is_deterministic_and_needs_no_font(name):
    first = to_svg(GALLERY[name]())
    again = to_svg(GALLERY[name]().figure)
    assert first == again
    assert first.startswith("<?xml")
    assert "<text" not in first
    assert "font-family" not in first
    assert "<dc:date>" not in first


def test_importing_the_drawings_does_not_import_matplotlib():
    program = "import sys, illustrations.gallery; assert 'matplotlib' not in sys.modules"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, timeout=1200)
    assert done.returncode == 0, done.stderr.decode()

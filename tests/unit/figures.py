"""What tests of figures draw, and how they read what was drawn."""

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pytest
import torch

from course_utils import plotting

CLASSES = ("cat", "dog", "owl")
CORNERS = torch.tensor([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
AND = torch.tensor([0, 0, 0, 1])


@pytest.fixture(autouse=True)
def agg_and_no_open_figures():
    """Draw random numbers that are known, without a window; a folder's conftest.py imports it."""
    mpl.use("Agg")
    torch.manual_seed(0)
    plt.close("all")  # what a doctest before has left open
    yield
    plt.close("all")


def fires(x):
    """Tell for which points the gate AND fires."""
    return x.sum(dim=1) >= 1.5


def maps(*shape):
    """Attention weights drawn at random: each row sums to 1."""
    return torch.rand(shape).softmax(dim=-1)


def curve(ax, number=0):
    line = ax.lines[number]
    return np.asarray(line.get_xdata(), float), np.asarray(line.get_ydata(), float)


def picture(ax):
    return np.asarray(ax.images[0].get_array(), float)


def texts(ax):
    """Give the texts of an axes; an arrow is one without letters, and left out."""
    return [text.get_text() for text in ax.texts if text.get_text()]


def fits_on_a_slide(figure):
    width, height = figure.get_size_inches()
    largest = plotting.style.LARGEST_WIDTH, plotting.style.LARGEST_HEIGHT
    return width <= largest[0] + 1e-6 and height <= largest[1] + 1e-6

"""Figures of lesson 08, its two diagrams, and the demonstration of memory."""

import base64

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pytest
import torch

from illustrations import rnn as figures

RECALLED = {
    "Elman": {5: [1.0, 0.9, 1.0], 40: [0.1, 0.12, 0.08]},
    "LSTM": {5: [1.0, 1.0, 1.0], 40: [0.9, 1.0, 1.0]},
}


NORMS = {"Elman": 0.5 ** torch.arange(50.0).flip(0), "LSTM": torch.ones(50)}


@pytest.fixture(autouse=True)
def _agg_and_no_open_figures():
    mpl.use("Agg")
    yield
    plt.close("all")


def curve(ax, number=0):
    line = ax.lines[number]
    return np.asarray(line.get_xdata(), float), np.asarray(line.get_ydata(), float)


def texts(ax):
    return [text.get_text() for text in ax.texts]


def test_forecasts_draws_each_over_what_came():
    actual = torch.rand(6)
    ax = figures.forecasts(range(6), actual, {"naive": actual - 1, "LSTM": actual + 1})
    np.testing.assert_allclose(curve(ax)[1], actual)
    np.testing.assert_allclose(curve(ax, 2)[1], actual + 1)
    labels = [text.get_text() for text in ax.get_legend().get_texts()]
    assert labels == ["what came", "naive", "LSTM"]
    assert len({line.get_linestyle() for line in ax.lines}) == 3


def test_forecasts_says_what_does_not_fit():
    with pytest.raises(ValueError, match="at least one forecast"):
        figures.forecasts([1, 2], [1, 2], {})
    with pytest.raises(ValueError, match="'naive'"):
        figures.forecasts([1, 2], [1, 2], {"naive": [1, 2, 3]})


def test_gradient_by_lag_counts_steps_back_and_divides_by_the_largest():
    norms = torch.tensor([0.1, 0.5, 2.0])
    ax = figures.gradient_by_lag({"Elman": norms}, rates={"half": 0.5}, mark=1)
    np.testing.assert_allclose(curve(ax), ([0, 1, 2], [1.0, 0.25, 0.05]), rtol=1e-6)
    np.testing.assert_allclose(curve(ax, 1), ([0, 1, 2], [1, 0.5, 0.25]))
    assert set(ax.lines[2].get_xdata()) == {1}
    assert ax.get_yscale() == "log"


@pytest.mark.parametrize(
    ("norms", "message"),
    [
        ({}, "at least one row"),
        ({"a": [1.0]}, "one row of at least two"),
        ({"a": [[1.0, 2.0]]}, "one row of at least two"),
        ({"a": [1.0, float("nan")]}, "finite"),
        ({"a": [0.0, 0.0]}, "not all 0"),
        ({"a": [-1.0, 1.0]}, "0 or more"),
    ],
)
def test_gradient_by_lag_says_what_does_not_fit(norms, message):
    with pytest.raises(ValueError, match=message):
        figures.gradient_by_lag(norms)


def test_gradients_that_vanish_to_0_are_drawn():
    ax = figures.gradient_by_lag({"a": [0.0, 1e-30, 1.0]})
    assert ax.get_ylim()[0] == pytest.approx(5e-9)


@pytest.mark.parametrize(
    ("recalled", "message"),
    [
        ({}, "nothing recalled"),
        ({"Elman": {}}, "nothing recalled"),
        ({"Elman": {5: []}}, "a share for each run"),
        ({"Elman": {5: 0.5}}, "a share for each run"),
        ({"Elman": {5: [1.5]}}, "between 0 and 1"),
        ({"Elman": {5: [float("nan")]}}, "between 0 and 1"),
    ],
)
def test_shares_that_are_none_are_refused(recalled, message):
    with pytest.raises(ValueError, match=message):
        figures.memory(NORMS, recalled, 5)


def test_memory_shows_one_gap_in_the_same_colours():
    axes = figures.memory(NORMS, RECALLED, 40, chance=0.1)
    bars = axes[1].patches
    assert [bar.get_height() for bar in bars] == pytest.approx([0.1, 1.0])
    assert texts(axes[1])[:2] == ["10%", "100%"]
    lines = axes[0].lines
    for bar, line in zip(bars, lines, strict=False):
        assert mpl.colors.to_hex(bar.get_facecolor()) == mpl.colors.to_hex(line.get_color())
    assert set(lines[-1].get_xdata()) == {40}


def test_memory_says_what_does_not_fit():
    with pytest.raises(ValueError, match=r"'Elman' was not measured at a gap of 7; .* 5, 40"):
        figures.memory(NORMS, RECALLED, 7)
    with pytest.raises(ValueError, match="two plots, and got 1"):
        figures.memory(NORMS, RECALLED, 5, axes=[plt.subplots()[1]])


def test_reading_draws_the_likeliest_classes_row_by_row():
    belief = torch.tensor([[0.6, 0.3, 0.1, 0.0], [0.2, 0.7, 0.1, 0.0], [0.0, 0.9, 0.1, 0.0]])
    axes = figures.reading(torch.rand(3, 5), belief, list("abcd"), most=2)
    assert [line.get_label() for line in axes[1].lines] == ["b", "a"]
    share, rows = curve(axes[1])
    np.testing.assert_allclose(share, [0.3, 0.7, 0.9])
    assert list(rows) == [1, 2, 3]
    bottom, top = axes[1].get_ylim()
    assert bottom > top  # rows run downwards
    assert (bottom, top) == axes[0].get_ylim()


def test_reading_says_what_does_not_fit():
    with pytest.raises(ValueError, match=r"give \[H, W\]"):
        figures.reading(torch.rand(3, 5), torch.rand(4, 2), ["a", "b"])
    with pytest.raises(ValueError, match=r"3 were given"):
        figures.reading(torch.rand(3, 5), torch.rand(3, 2), list("abc"))


@pytest.fixture
def displayed(monkeypatch):
    import IPython
    import IPython.display

    plt.switch_backend("Agg")
    outputs = []
    monkeypatch.setattr(IPython, "get_ipython", lambda: object())
    monkeypatch.setattr(
        IPython.display, "display", lambda data, **options: outputs.append((data, options))
    )
    monkeypatch.delenv("COURSE_STATIC", raising=False)
    return outputs


def test_the_menu_of_the_memory_demonstration_changes_the_picture(displayed, monkeypatch):
    import ipywidgets

    boxes = []
    original = ipywidgets.VBox
    monkeypatch.setattr(
        ipywidgets, "VBox", lambda children: boxes.append(children) or original(children)
    )
    figures.explore_memory(NORMS, RECALLED, gap=40, chance=0.1)
    ((data, _),) = displayed
    assert data["text/plain"] == "Over a gap of 40 steps, Elman recalls 10%, LSTM 100% (medians)."
    menu, picture = boxes[0]
    assert menu.options == ("5", "40")
    assert menu.value == "40"
    assert picture.value == base64.b64decode(data["image/png"])
    before = picture.value
    menu.value = "5"
    assert picture.value != before
    assert not plt.get_fignums()


def test_the_memory_demonstration_says_what_does_not_fit():
    with pytest.raises(ValueError, match="gap = 6 was not measured"):
        figures.explore_memory(NORMS, RECALLED, gap=6)
    with pytest.raises(ValueError, match="no gap in common"):
        figures.explore_memory(NORMS, {"a": {1: [0.5]}, "b": {2: [0.5]}})

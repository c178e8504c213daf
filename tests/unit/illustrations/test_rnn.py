"""The figures of lesson 08, its drawings, and the demonstration of memory."""

import base64

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pytest
import torch

from illustrations import rnn as figures
from tests.unit.figures import curve, texts

RECALLED = {
    "Elman": {5: [1.0, 0.9, 1.0], 40: [0.1, 0.12, 0.08]},
    "LSTM": {5: [1.0, 1.0, 1.0], 40: [0.9, 1.0, 1.0]},
}


NORMS = {"Elman": 0.5 ** torch.arange(50.0).flip(0), "LSTM": torch.ones(50)}


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


def test_the_menu_of_the_memory_demonstration_changes_the_picture(displayed, boxes):
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


# recurrent, lstm_cell


@pytest.mark.parametrize("steps", [2, 6])
def test_recurrent_draws_each_step_once(steps):
    drawn = texts(figures.recurrent(steps))
    for step in range(1, steps + 1):
        assert drawn.count(f"$x_{step}$") == 1
        assert drawn.count(f"$h_{step}$") == 1
        assert drawn.count(f"$y_{step}$") == 1
    assert drawn.count("$W_{hh}$") == steps  # the loop, and between the steps


def test_recurrent_draws_the_inputs_in_order():
    drawn = texts(figures.recurrent(3))
    assert [text for text in drawn if "x_" in text] == ["$x_t$", "$x_1$", "$x_2$", "$x_3$"]


def test_recurrent_draws_the_way_back():
    drawn = texts(figures.recurrent(4, outputs="last", backward=True, rolled=False))
    assert [text for text in drawn if "y_" in text] == ["$y_4$"]
    assert sum("tanh" in text for text in drawn) == 3
    assert "=" not in drawn


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"steps": 1}, "2 to 6"),
        ({"steps": 7}, "2 to 6"),
        ({"steps": True}, "2 to 6"),
        ({"outputs": "some"}, "all or last"),
        ({"backward": True}, 'outputs="last"'),
    ],
)
def test_recurrent_says_what_does_not_fit(arguments, message):
    with pytest.raises(ValueError, match=message):
        figures.recurrent(**arguments)


def test_lstm_cell_has_its_gates_and_the_old_one_had_no_forget_gate():
    today, then = texts(figures.lstm_cell()), texts(figures.lstm_cell(forget=False))
    assert {"$f_t$", "$i_t$", "$g_t$", "$o_t$"} <= set(today)
    assert set(today) - set(then) == {"$f_t$", "forget gate"}
    assert today.count(r"$\times$") == then.count(r"$\times$") + 1

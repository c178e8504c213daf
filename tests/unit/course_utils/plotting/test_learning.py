"""Curves of learning: a history, values by step, and runs that are compared."""

import math

import matplotlib.pyplot as plt
import numpy as np
import pytest

from course_utils import plotting
from course_utils.training import History


def record(epochs=4, *, valid=True, accuracy=True):
    nan = [float("nan")] * epochs
    falling = [1 / (i + 1) for i in range(epochs)]
    return History(
        train_loss=falling,
        train_accuracy=falling[::-1] if accuracy else nan,
        valid_loss=[abs(loss - 0.5) + 0.5 for loss in falling] if valid else nan,
        valid_accuracy=falling[::-1] if valid and accuracy else nan,
        lr=[0.1] * epochs,
        seconds=[1.0] * epochs,
        monitor="valid_loss" if valid else "train_loss",
    )


# --- history -------------------------------------------------------------------------------------


def test_history_draws_loss_and_accuracy_of_both_sets():
    record_ = record()
    loss, accuracy = plotting.history(record_)
    assert (loss.get_ylabel(), accuracy.get_ylabel()) == ("loss", "accuracy")
    train, valid = loss.lines[:2]
    np.testing.assert_array_equal(train.get_xdata(), [1, 2, 3, 4])
    np.testing.assert_array_equal(train.get_ydata(), record_.train_loss)
    np.testing.assert_array_equal(valid.get_ydata(), record_.valid_loss)
    assert train.get_linestyle() != valid.get_linestyle()
    assert loss.lines[2].get_xdata()[0] == record_.best_epoch == 2
    names = [text.get_text() for text in loss.get_legend().get_texts()]
    assert names == ["training", "validation", "best epoch"]


def test_history_without_validation_or_accuracy():
    (loss,) = plotting.history(record(valid=False, accuracy=False))
    assert len(loss.lines) == 1
    loss, accuracy = plotting.history(record(epochs=1, valid=False))
    assert len(loss.lines) == len(accuracy.lines) == 1


def test_history_draws_on_the_axes_it_is_given():
    axes = plt.subplots(1, 2)[1]
    assert list(plotting.history(record(), axes=axes)) == list(axes)
    single = plt.subplots()[1]
    assert list(plotting.history(record(accuracy=False), axes=single)) == [single]
    with pytest.raises(ValueError, match="draws 2 plots, and got 1 axes"):
        plotting.history(record(), axes=single)


def test_an_empty_history_is_refused():
    with pytest.raises(ValueError, match="holds no epoch"):
        plotting.history(History())


# by_step


def test_by_step_averages_the_last_values():
    values = [4.0, 2.0, 3.0, 7.0, 1.0]
    ax = plotting.by_step({"loss": values}, smooth=3)
    assert ax.lines[0].get_xdata().tolist() == [3, 4, 5]
    np.testing.assert_allclose(ax.lines[0].get_ydata(), [3, 4, 11 / 3])
    assert ax.get_legend() is None


def test_by_step_draws_level_limits_and_a_log_axis():
    ax = plotting.by_step(
        {"a": [1.0, 0.1], "b": [2.0, 0.2]}, level=0.5, log=True, limits=(0.01, 4), names=("k", "l")
    )
    assert ax.lines[2].get_ydata() == [0.5, 0.5]
    assert ax.get_yscale() == "log"
    assert ax.get_ylim() == (0.01, 4)
    assert (ax.get_xlabel(), ax.get_ylabel()) == ("k", "l")
    assert ax.get_legend() is not None


def test_by_step_leaves_a_gap_where_a_loss_is_not_finite():
    ax = plotting.by_step({"loss": [1.0, math.inf, math.nan, 2.0]})
    assert np.isnan(ax.lines[0].get_ydata()).tolist() == [False, True, True, False]


@pytest.mark.parametrize(
    ("series", "smooth", "message"),
    [
        ({}, 1, "at least one series"),
        ({"a": [1.0]}, 0, "smooth=0: give how many steps"),
        ({"a": [1.0]}, 2, "'a' has 1 steps: too few to average 2"),
    ],
)
def test_by_step_refuses(series, smooth, message):
    with pytest.raises(ValueError, match=message):
        plotting.by_step(series, smooth=smooth)


# --- compared runs


RESULTS = {"frozen": {20: [0.8, 0.9, 1.0], 5: [0.5, 0.7, 0.9]}, "scratch": {5: [0.2]}}


def test_compared_runs_are_lines_through_the_middles_and_a_mark_for_each_run():
    ax = plotting.compare_runs(RESULTS, names=("examples", "accuracy"), chance=0.2)
    middle, *marks = ax.lines[:3]
    assert list(middle.get_xdata()) == [5, 20]
    np.testing.assert_allclose(middle.get_ydata(), [0.7, 0.9])
    assert [list(line.get_ydata()) for line in marks] == [[0.5, 0.7, 0.9], [0.8, 0.9, 1.0]]
    assert [tick.get_text() for tick in ax.get_xticklabels()] == ["5", "20"]
    labels = [text.get_text() for text in ax.get_legend().get_texts()]
    assert labels == ["frozen", "scratch", "chance"]
    assert (ax.get_xlabel(), ax.get_ylabel()) == ("examples", "accuracy")


def test_compared_runs_go_through_medians_and_beside_each_other_on_a_logarithmic_axis():
    runs = {"a": {10: [0.0, 0.1, 1.0]}, "b": {10: [0.0, 0.1, 1.0]}}
    ax = plotting.compare_runs(runs, middle="median", log=True)
    first, second = (ax.lines[k] for k in (0, 2))
    assert first.get_ydata().tolist() == second.get_ydata().tolist() == [0.1]
    assert first.get_xdata()[0] < 10 < second.get_xdata()[0]
    assert ax.get_xscale() == "log"


def test_compared_runs_are_drawn_on_the_axes_they_are_given():
    _, ax = plt.subplots()
    assert plotting.compare_runs(RESULTS, ax=ax) is ax


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"results": {}}, "for each method and setting"),
        ({"results": {"a": {}}}, "for each method and setting"),
        ({"results": {"a": {5: []}}}, "at least one score"),
        ({"results": {"a": {0: [0.5]}}, "log": True}, "setting 0 cannot stand"),
        ({"results": RESULTS, "middle": "mode"}, "choose mean or median"),
    ],
)
def test_runs_that_cannot_be_compared_are_refused(arguments, message):
    with pytest.raises(ValueError, match=message):
        plotting.compare_runs(**arguments)

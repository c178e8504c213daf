"""Drawings of lesson 08: a network unrolled in time, and the cell of an LSTM."""

from __future__ import annotations

import pytest

from illustrations.rnn import lstm_cell, recurrent


def texts(ax) -> list[str]:
    return [text.get_text() for text in ax.texts if text.get_text()]


@pytest.mark.parametrize("steps", [2, 6])
def test_recurrent_draws_each_step_once(steps):
    drawn = texts(recurrent(steps))
    for step in range(1, steps + 1):
        assert drawn.count(f"$x_{step}$") == 1
        assert drawn.count(f"$h_{step}$") == 1
        assert drawn.count(f"$y_{step}$") == 1
    assert drawn.count("$W_{hh}$") == steps  # the loop, and between the steps


def test_recurrent_draws_the_inputs_in_order():
    drawn = texts(recurrent(3))
    assert [text for text in drawn if "x_" in text] == ["$x_t$", "$x_1$", "$x_2$", "$x_3$"]


def test_recurrent_draws_the_way_back():
    drawn = texts(recurrent(4, outputs="last", backward=True, rolled=False))
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
        recurrent(**arguments)


def test_lstm_cell_has_its_gates_and_the_old_one_had_no_forget_gate():
    today, then = texts(lstm_cell()), texts(lstm_cell(forget=False))
    assert {"$f_t$", "$i_t$", "$g_t$", "$o_t$"} <= set(today)
    assert set(today) - set(then) == {"$f_t$", "forget gate"}
    assert today.count(r"$\times$") == then.count(r"$\times$") + 1

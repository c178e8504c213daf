"""The degradation of deep plain networks, on few digits."""

import pytest

from benchmarks import degradation
from course_utils import data


def test_it_measures_a_loss_an_accuracy_and_how_the_gradient_grows():
    digits = data.load_images("mnist", train=200, valid=100)
    loss, accuracy, ratio = degradation.measure(digits, 8, True, lr=1e-3, seed=0, epochs=1)
    assert 0.5 < loss < 4
    assert 0 <= accuracy <= 1
    assert ratio > 0


def test_it_prints_a_line_for_each_network_and_rate(capsys, monkeypatch):
    monkeypatch.setattr(degradation, "measure", lambda *_: (0.5, 0.25, 2.0))
    assert degradation.main(["--seeds", "2", "--rates", "0.1"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(degradation.NETS)
    assert "40 convolutions, skips: training loss 0.50, 0.50; accuracy 0.25, 0.25" in lines[-1]


def test_it_refuses_what_is_no_number():
    with pytest.raises(SystemExit):
        degradation.main(["--seeds", "many"])

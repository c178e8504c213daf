"""The published accuracies: the command's manners, and the sizes of its models."""

import pytest
import torch

from benchmarks import headline
from course_utils import training

SIZES = {
    "mlp-norm": 784 * 100 + 100 + 200 + 1010,
    "simple-cnn": 804_554,
    "conv-net": 29_034,
    "mlp-500": 784 * 500 + 500 + 5010,
    "linear": 784 * 120 + 120 + 1210,
    "sigmoid": 784 * 120 + 120 + 1210,
}


@pytest.mark.parametrize("name", headline.HEADLINES)
def test_models_are_those_that_were_published(name):
    model = headline.HEADLINES[name].make()
    assert training.count_parameters(model) == SIZES[name]
    assert model(torch.rand(3, 1, 28, 28)).shape == (3, 10)
    headline.HEADLINES[name].optimizer(model)


def test_without_the_data_it_says_what_to_do(monkeypatch, capsys):
    monkeypatch.delenv("COURSE_DATA", raising=False)
    assert headline.main(["--only", "linear"]) == 2
    assert "COURSE_DATA is not set" in capsys.readouterr().err


def test_a_folder_that_is_not_there_is_named(monkeypatch, capsys, tmp_path):
    monkeypatch.setenv("COURSE_DATA", str(tmp_path / "nowhere"))
    assert headline.main([]) == 2
    assert "there is no such folder" in capsys.readouterr().err


@pytest.mark.parametrize("options", [["--only", "resnet"], ["--epochs-scale", "0"]])
def test_a_wrong_call_ends_with_2(options):
    with pytest.raises(SystemExit) as end:
        headline.main(options)
    assert end.value.code == 2


def test_the_table_says_what_was_reached_and_what_was_shortened():
    made = [
        headline.Outcome("conv-net", "mnist", 5, "none", 0.9899, 1, "test", 61.0, 0.988),
        headline.Outcome("mlp-500", "mnist", 1, "none", 0.95, 1, "test", 6.0, 0.975),
        headline.Outcome("sigmoid", "fashion_mnist", 1, "10.4 %", 0.1, 5, "validation", 1.0, None),
    ]
    _, _, first, second, third = headline.table(made).splitlines()
    assert first.startswith("conv-net")
    assert "98.99 % test" in first
    assert first.endswith("reached")
    assert "1 of 5" in second
    assert second.endswith("MISSED")
    assert "10.00 % validation, mean of 5" in third


@pytest.mark.parametrize(
    ("ours", "least", "words"),
    [
        (0.988, 0.988, "reached"),
        # Two standard errors of the difference: 2 * sqrt(2 * 0.988 * 0.012 / 10000) = 0.0031.
        (0.9852, 0.988, "within chance"),
        (0.9845, 0.988, "MISSED"),
        (0.5, None, ""),
    ],
)
def test_a_small_difference_is_called_chance(ours, least, words):
    outcome = headline.Outcome("conv-net", "mnist", 5, "none", ours, 1, "test", 1.0, least)
    assert headline.verdict(outcome) == words

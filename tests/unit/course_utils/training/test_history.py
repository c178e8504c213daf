"""The history of a training: its table, and the way to a file and back."""

import math

import pytest

from course_utils.training import History


def record(n, **options):
    falling = [1 / (i + 1) for i in range(n)]
    return History(
        train_loss=falling,
        train_accuracy=[0.5] * n,
        valid_loss=falling[::-1],
        valid_accuracy=[0.25] * n,
        lr=[0.001] * n,
        seconds=[0.5] * n,
        **options,
    )


@pytest.mark.parametrize("n", [1, 2, 12, 13, 40, 1000])
def test_the_table_is_short_and_lines_up(n):
    lines = str(record(n)).splitlines()
    rows = [line.removesuffix("  best") for line in lines if line.strip() != "..."]
    assert len(lines) <= 15
    assert len({len(row) for row in rows}) == 1
    assert sum(line.endswith("best") for line in lines) == 1
    assert not any(line != line.rstrip() for line in lines)


def test_a_history_of_nothing():
    history = History()
    assert len(history) == 0
    assert history.best_epoch is None
    assert str(history) == "no epoch yet (finished)"
    assert repr(history) == "History(0 epochs, best_epoch=None, stopped='finished')"


def test_a_history_becomes_a_dict_and_a_file_and_back(tmp_path):
    history = record(3, stopped="early")
    history.valid_accuracy = [math.nan] * 3
    assert history.as_dict()["best_epoch"] == 1
    path = tmp_path / "new" / "history.json"
    history.save(path)
    assert "NaN" not in path.read_text()
    again = History.load(path)
    assert str(again) == str(history)
    for name, value in history.as_dict().items():
        expected = pytest.approx(value, nan_ok=True) if isinstance(value, list) else value
        assert again.as_dict()[name] == expected
    assert [p.name for p in path.parent.iterdir()] == ["history.json"]

"""The broken project of lesson 05."""

import pytest

from illustrations import debugging


def test_five_lines_are_wrong_each_in_its_own_way():
    bugs = debugging.bugs()
    assert len(bugs) == 5
    assert len(set(bugs.values())) == 5
    assert set(bugs) < set(debugging.letters())


def test_letters_stand_in_order_and_at_one_line_each():
    letters = debugging.letters()
    assert list(letters) == sorted(set(letters))


def test_the_project_is_python():
    compile(debugging.BROKEN, "project", "exec")


def test_a_repair_of_a_line_without_letter_is_an_error_of_ours(monkeypatch):
    monkeypatch.setattr(debugging, "_REPAIRS", [("def build_project():", "def build():", 1)])
    with pytest.raises(ValueError, match="no letter"):
        debugging.bugs()


def test_the_other_place_of_a_repair_is_no_wrong_line():
    for other, line in debugging.SAME_PLACE.items():
        assert other in debugging.letters()
        assert other not in debugging.bugs()
        assert line in debugging.bugs()

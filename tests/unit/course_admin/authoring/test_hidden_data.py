"""A play to judge by: one that nobody has, long enough, with line ends of one character."""

import pytest

from course_admin.authoring import hidden_data
from course_utils import data


def test_a_play_is_stored_with_line_ends_of_one_character():
    line = "Put money in thy purse."
    stored = hidden_data.hidden_play((f"{line}\r\n" * 4_000).encode("utf-8-sig"))
    assert stored.tobytes().decode("utf-8") == f"{line}\n" * 4_000


def test_a_play_of_the_course_or_a_scrap_is_refused():
    with pytest.raises(ValueError, match="comes with the course"):
        hidden_data.hidden_play(data.load_plays("lear").encode("ascii"))
    with pytest.raises(ValueError, match="11 characters are too few"):
        hidden_data.hidden_play(b"Enter a clown"[:11])

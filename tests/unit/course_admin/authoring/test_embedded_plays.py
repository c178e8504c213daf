"""The archive of plays: the same bytes each time, and only of texts with the recorded hash."""

import hashlib
from importlib import resources

import pytest

from course_admin.authoring import embedded_plays
from course_utils.data.shakespeare import PLAYS, recorded_hashes


def write(folder, **texts):
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="ascii")
    return {name: hashlib.sha256(text.encode()).hexdigest() for name, text in texts.items()}


def test_an_archive_is_the_same_bytes_each_time_and_holds_what_it_says(tmp_path):
    plays = write(tmp_path, hamlet="To be", lear="Nothing")
    content = embedded_plays.pack(tmp_path, plays)
    assert content == embedded_plays.pack(tmp_path, dict(reversed(plays.items())))
    assert embedded_plays.holds(content, plays)
    assert not embedded_plays.holds(content, {"hamlet": plays["hamlet"]})
    assert not embedded_plays.holds(content, plays | {"lear": plays["hamlet"]})


def test_another_text_is_refused(tmp_path):
    plays = write(tmp_path, hamlet="To be")
    write(tmp_path, hamlet="Not to be")
    with pytest.raises(ValueError, match="hamlet"):
        embedded_plays.pack(tmp_path, plays)


def test_the_archive_of_the_course_holds_the_recorded_plays():
    path = resources.files("course_utils") / "embedded" / "shakespeare.zip"
    assert embedded_plays.holds(path.read_bytes(), recorded_hashes())
    assert sorted(PLAYS) == sorted(recorded_hashes())

"""The plays: whole, in the order asked for, and refused when the archive is damaged."""

import zipfile
from importlib import resources

import pytest

from course_utils.data import embedded, load_plays, shakespeare
from course_utils.data.idx import DataError


def test_each_play_is_whole_plain_ascii():
    for name in shakespeare.PLAYS:
        text = load_plays(name)
        assert text.isascii()
        assert "\r" not in text
        assert 90_000 < len(text) < 180_000
        assert "by William Shakespeare" in text[:200]


def test_several_plays_stand_in_the_order_in_which_they_were_named():
    one, other = load_plays("twelfth_night"), load_plays("tempest")
    assert load_plays("twelfth_night", "tempest") == f"{one}\n\n\n{other}"


@pytest.mark.parametrize("names", [(), ("cymbeline",), ("tempest", "Tempest")])
def test_a_play_that_is_not_there_is_named_with_those_that_are(names):
    with pytest.raises(ValueError, match=r"twelfth_night\."):
        load_plays(*names)


@pytest.mark.parametrize("damage", ["missing", "torn", "changed", "without"])
def test_a_damaged_archive_is_refused(damage, tmp_path, monkeypatch):
    (tmp_path / "embedded").mkdir()
    content = (resources.files("course_utils") / "embedded" / "shakespeare.zip").read_bytes()
    copy = tmp_path / "embedded" / "shakespeare.zip"
    monkeypatch.setattr(embedded.resources, "files", lambda package: tmp_path)
    if damage == "torn":
        copy.write_bytes(content[:1000])
    elif damage in ("changed", "without"):
        with zipfile.ZipFile(copy, "w") as archive:
            name = "tempest.txt" if damage == "changed" else "cymbeline.txt"
            archive.writestr(name, "THE TEMPEST")
    with pytest.raises(DataError, match="git checkout"):
        load_plays("tempest")

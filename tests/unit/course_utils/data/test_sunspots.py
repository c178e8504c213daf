"""The sunspots: their values, their rhythm, and a file that is damaged."""

from importlib import resources

import pytest
import torch

from course_utils.data import embedded, load_sunspots
from course_utils.data.idx import DataError


def test_sunspots_are_every_year_from_1700_to_2008():
    years, sunspots = load_sunspots()
    assert years.dtype == torch.int64
    assert sunspots.dtype == torch.float32
    assert torch.equal(years, torch.arange(1700, 2009))
    assert sunspots.shape == years.shape
    assert torch.isfinite(sunspots).all()
    assert sunspots.min() == 0
    assert sunspots.max() == pytest.approx(190.2)


def test_sunspots_have_known_values_and_the_known_rhythm():
    years, sunspots = load_sunspots()
    at = dict(zip(years.tolist(), sunspots.tolist(), strict=True))
    # Zürich numbers of well-known years: a maximum, the quiet of 1810, another maximum.
    assert at[1778] == pytest.approx(154.4)
    assert at[1810] == 0
    assert at[1957] == pytest.approx(190.2)
    spectrum = torch.fft.rfft(sunspots - sunspots.mean()).abs()
    period = len(sunspots) / spectrum.argmax().item()
    assert 10.5 < period < 11.5


@pytest.mark.parametrize("damage", ["missing", "changed", "windows"])
def test_a_damaged_file_is_refused(damage, tmp_path, monkeypatch):
    (tmp_path / "embedded").mkdir()
    content = (resources.files("course_utils") / "embedded" / "sunspots.csv").read_bytes()
    copy = tmp_path / "embedded" / "sunspots.csv"
    monkeypatch.setattr(embedded.resources, "files", lambda package: tmp_path)
    if damage == "windows":  # other line ends are the same numbers
        copy.write_bytes(content.replace(b"\n", b"\r\n"))
        assert len(load_sunspots()[0]) == 309
        return
    if damage == "changed":
        copy.write_bytes(content.replace(b"190.2", b"190.3"))
    with pytest.raises(DataError, match="git checkout"):
        load_sunspots()

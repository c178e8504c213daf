"""What all tests of data share."""

import pytest

from course_utils.data import downloads


@pytest.fixture(autouse=True)
def surroundings(monkeypatch, tmp_path):
    """Whoever runs the tests: no data folder, no mirror, an empty cache, no way out."""
    for name in ("COURSE_DATA", "COURSE_MIRROR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COURSE_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")  # a proxy does not know this machine's servers
    monkeypatch.setattr(downloads, "PAUSE", 0.01)

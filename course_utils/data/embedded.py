"""Files that the course carries, beside its code: read, and compared with a recorded hash."""

from __future__ import annotations

import hashlib
from importlib import resources

from course_utils.data.idx import DataError

ADVICE = (
    "It is part of the course: install the course again, or in a git checkout run "
    "`git checkout -- course_utils/embedded`."
)


def embedded_file(name: str) -> bytes:
    """Read a file of ``course_utils/embedded``.

    Raises
    ------
    DataError
        If it cannot be read.
    """
    path = resources.files("course_utils") / "embedded" / name
    try:
        return path.read_bytes()
    except OSError as error:
        raise DataError(f"{path} cannot be read ({error}). {ADVICE}") from error


def is_intact(content: bytes, sha256: str) -> bool:
    """Whether a content has the recorded SHA-256."""
    return hashlib.sha256(content).hexdigest() == sha256

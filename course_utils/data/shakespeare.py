"""Text that the course carries: plays by William Shakespeare."""

from __future__ import annotations

import io
import zipfile

from course_utils.data.embedded import ADVICE, embedded_file, is_intact
from course_utils.data.idx import DataError

ARCHIVE = "shakespeare.zip"
HASHES = "plays.sha256"
# To carry more plays, add them here, and to the table of hashes those of their source; then run
# `python -m course_admin.authoring.embedded_plays`.
PLAYS = (
    "as_you_like_it",
    "hamlet",
    "julius_caesar",
    "lear",
    "macbeth",
    "midsummer_nights_dream",
    "much_ado_about_nothing",
    "romeo_and_juliet",
    "tempest",
    "twelfth_night",
)


def load_plays(*names: str) -> str:
    """Load plays by Shakespeare, one after the other, as one text.

    They come with the course; no network is needed. Each begins with its title and the list of its
    persons. Split a text by plays, not by lines: the lines of a scene share names and phrases.

    Parameters
    ----------
    *names : str
        Of `PLAYS`, such as ``"tempest"`` and ``"twelfth_night"``; an unknown name says which there
        are.

    Returns
    -------
    str
        Plain ASCII; two empty lines between plays.

    Raises
    ------
    ValueError
        If no play is named, or one that the course does not carry.
    DataError
        If the file is missing or damaged.

    Notes
    -----
    Public domain. ``course_utils/embedded/LICENSE-Shakespeare.txt`` says where they are from.

    Examples
    --------
    >>> text = load_plays("tempest")
    >>> len(text)
    98439
    >>> text.split()[:5]
    ['THE', 'TEMPEST', 'by', 'William', 'Shakespeare']
    """
    if not names:
        raise ValueError(f"Name at least one play: {', '.join(PLAYS)}.")
    for name in names:
        if name not in PLAYS:
            raise ValueError(f"There is no play {name!r}: choose from {', '.join(PLAYS)}.")
    packed = embedded_file(ARCHIVE)
    try:
        with zipfile.ZipFile(io.BytesIO(packed)) as archive:
            contents = {name: archive.read(f"{name}.txt") for name in names}
    except (OSError, KeyError, zipfile.BadZipFile) as error:
        raise DataError(f"{ARCHIVE} cannot be read ({error}). {ADVICE}") from error
    recorded = recorded_hashes()
    for name, content in contents.items():
        if not is_intact(content, recorded.get(name, "")):
            raise DataError(f"{name} in {ARCHIVE} differs from its recorded SHA-256. {ADVICE}")
    return "\n\n\n".join(contents[name].decode("ascii") for name in names)


def recorded_hashes() -> dict[str, str]:
    """Read what the SHA-256 of each play's text must be.

    Raises
    ------
    DataError
        If the table is missing or damaged.
    """
    lines = embedded_file(HASHES).decode("ascii", "replace").splitlines()
    try:
        return {name: digest for digest, name in (line.split() for line in lines)}
    except ValueError as error:
        raise DataError(f"{HASHES} cannot be read ({error}). {ADVICE}") from error

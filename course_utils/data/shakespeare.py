"""Text that the course carries: plays by William Shakespeare."""

from __future__ import annotations

import io
import zipfile

from course_utils.data.embedded import ADVICE, embedded_file, is_intact
from course_utils.data.idx import DataError

ARCHIVE = "shakespeare.zip"
# Play -> SHA-256 of its text. To carry more plays, add them here with the hashes of their source
# and run `python -m course_admin.authoring.embedded_plays`.
PLAYS = {
    "as_you_like_it": "5954146ea5d9231477fed18ee11e0f22267e4d4d4213a39d56e343047e6d8bdf",
    "hamlet": "bbe5635616c6e0e0bcf01b7b8c324be8b42451c51848f11c283bd2f4442b1e0a",
    "julius_caesar": "ee8ca8e9edb603625af98acb395fdd8c1a1697b064444a989dc21817b73ca7b5",
    "lear": "7ac00e23da6e4874b715b3c3c0c1cdc442bc790eb6ac3f39c0610052e5e636fa",
    "macbeth": "54e1d8055ffa2aec7e831ec43044dd646cacdfce5bf333fa81e6af9c0363c3b7",
    "midsummer_nights_dream": "fe198104bcbcfa38bbf24c21073844dcbc5be6b8b7cd1bb76a68099f12667152",
    "much_ado_about_nothing": "d47957039342adc96b4b4a3d3871a980de1193127c768b978d368f3d17625c50",
    "romeo_and_juliet": "6a5e0c9ee103a9bd95d8b045f5c53f66779b45b198788db458075f828a0425f4",
    "tempest": "76b1bfcff40ead1585c280a7f14147c2761c7b9e6d6fb8598e7aae6e99509e26",
    "twelfth_night": "bb5b25bd3fe7a34776cab3f6205b410fa442059657aba082334edc80eea958ef",
}


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
    for name, content in contents.items():
        if not is_intact(content, PLAYS[name]):
            raise DataError(f"{name} in {ARCHIVE} differs from its recorded SHA-256. {ADVICE}")
    return "\n\n\n".join(contents[name].decode("ascii") for name in names)

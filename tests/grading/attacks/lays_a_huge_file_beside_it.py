"""Lays a file of two gigabytes beside its notebook which takes no room on its own disk.

Nobody copies it; the answers are right and keep their points.
"""

AIM = "grader"
STOCK = "it would eat the machine up"
ANSWERS = {}


def lay(folder, content):
    import os

    (folder / "00_getting_started.ipynb").write_bytes(content)
    (folder / "data.csv").touch()
    os.truncate(folder / "data.csv", 2 * 10**9)

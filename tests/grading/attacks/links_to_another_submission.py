"""Hands in a link to what somebody else has handed in.

A link is not followed: it gets nothing.
"""

AIM = "points"
ANSWERS = dict.fromkeys(("ex1", "ex2", "ex3", "ex4", "ex5", "ex6"), "")


def lay(folder, content):
    target = "../../aa_before/00_getting_started/00_getting_started.ipynb"
    (folder / "00_getting_started.ipynb").symlink_to(target)

"""Hands in a link to what somebody else has handed in.

A link is not followed: it gets nothing.
"""

AIM = "points"
NOTHING = True


def lay(folder, content):
    target = "../../aa_before/00_getting_started/00_getting_started.ipynb"
    (folder / "00_getting_started.ipynb").symlink_to(target)

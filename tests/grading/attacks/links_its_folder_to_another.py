"""Hands in a folder that is a link to the folder of somebody else.

A link is not followed: it gets nothing.
"""

AIM = "points"
NOTHING = True


def lay(folder, content):
    folder.rmdir()
    folder.symlink_to("../aa_before/00_getting_started")

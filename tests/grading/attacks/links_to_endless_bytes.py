"""Hands in a link to /dev/zero.

A link is not followed, and nothing waits for it.
"""

AIM = "grader"
STOCK = "it would eat the machine up"
NOTHING = True


def lay(folder, content):
    (folder / "00_getting_started.ipynb").symlink_to("/dev/zero")

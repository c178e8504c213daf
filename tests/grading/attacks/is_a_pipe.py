"""Hands in a named pipe, which nobody will ever write to.

Nothing waits for it: it gets nothing.
"""

AIM = "grader"
STOCK = "it would wait for ever"
NOTHING = True


def lay(folder, content):
    import os

    os.mkfifo(folder / "00_getting_started.ipynb")

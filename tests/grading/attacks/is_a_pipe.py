"""Hands in a named pipe, which nobody will ever write to.

Nothing waits for it: it gets nothing.
"""

AIM = "grader"
STOCK = "it would wait for ever"
ANSWERS = dict.fromkeys(("ex1", "ex2", "ex3", "ex4", "ex5", "ex6"), "")


def lay(folder, content):
    import os

    os.mkfifo(folder / "00_getting_started.ipynb")

"""Hands in a folder that has the name of the notebook.

It gets nothing, and is named; the others are graded.
"""

AIM = "grader"
ANSWERS = dict.fromkeys(("ex1", "ex2", "ex3", "ex4", "ex5", "ex6"), "")


def lay(folder, content):
    (folder / "00_getting_started.ipynb").mkdir()
    (folder / "00_getting_started.ipynb" / "00_getting_started.ipynb").write_bytes(content)

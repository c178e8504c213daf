"""Hands in a folder that has the name of the notebook.

It gets nothing, and is named; the others are graded.
"""

AIM = "grader"
NOTHING = True


def lay(folder, content):
    (folder / "00_getting_started.ipynb").mkdir()
    (folder / "00_getting_started.ipynb" / "00_getting_started.ipynb").write_bytes(content)

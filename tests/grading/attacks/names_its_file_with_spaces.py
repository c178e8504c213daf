"""Has a name with spaces, brackets and a command in it, as a browser gives to a second download.

It is the only notebook there, so it counts and keeps its points; no part of its name is run.
"""

AIM = "grader"
ANSWERS = {}


def lay(folder, content):
    (folder / "00_getting_started (1) $(touch left-behind-by-an-attack).ipynb").write_bytes(content)

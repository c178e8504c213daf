"""Has a name with spaces and brackets in it, as a browser gives to a second download.

It is no sound submission, and is named; nothing else is read for it.
"""

AIM = "grader"
ANSWERS = dict.fromkeys(("ex1", "ex2", "ex3", "ex4", "ex5", "ex6"), "")


def lay(folder, content):
    (folder / "00_getting_started (1) $(touch left-behind-by-an-attack).ipynb").write_bytes(content)

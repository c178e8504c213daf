"""Says that it is a notebook of format 3 with cells of format 4, and an impossible number of it.

Its answers are found, and are right; nothing else of it matters.
"""

AIM = "grader"
ANSWERS = {}


def change(notebook):
    notebook["nbformat"] = 10**30
    notebook["nbformat_minor"] = -1
    notebook["worksheets"] = [{"cells": [3]}]
    notebook["cells"].append({"cell_type": "heading", "level": 99, "source": 5, "metadata": None})
    notebook["cells"].append(None)

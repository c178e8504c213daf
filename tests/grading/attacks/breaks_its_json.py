"""Hands in half a file.

There is no answer in it: it gets nothing, and is named; the others are graded.
"""

AIM = "grader"
ANSWERS = dict.fromkeys(("ex1", "ex2", "ex3", "ex4", "ex5", "ex6"), "")


def content(notebook):
    import json

    text = json.dumps(notebook)
    return text[: len(text) // 2].encode()

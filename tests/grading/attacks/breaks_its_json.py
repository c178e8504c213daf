"""Hands in half a file.

There is no answer in it: it gets nothing, and is named; the others are graded.
"""

AIM = "grader"
NOTHING = True


def content(notebook):
    import json

    text = json.dumps(notebook)
    return text[: len(text) // 2].encode()

"""Hands in brackets within brackets, 100,000 deep, where metadata should stand.

It gets nothing, and is named; the others are graded.
"""

AIM = "grader"
NOTHING = True


def content(notebook):
    import json

    notebook["metadata"]["deep"] = "DEEP"
    return json.dumps(notebook).replace('"DEEP"', "[" * 100_000 + "]" * 100_000).encode()

"""Hands in a file of no bytes.

It gets nothing, and is named; the others are graded.
"""

AIM = "grader"
NOTHING = True


def content(notebook):
    return b""

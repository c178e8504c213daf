"""Hands in a file of no bytes.

It gets nothing, and is named; the others are graded.
"""

AIM = "grader"
ANSWERS = dict.fromkeys(("ex1", "ex2", "ex3", "ex4", "ex5", "ex6"), "")


def content(notebook):
    return b""

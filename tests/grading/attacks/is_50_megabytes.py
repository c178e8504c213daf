"""Hands in a file of 50 MB, of which most is an output.

It is not read, gets nothing, and is named; the others are graded.
"""

AIM = "grader"
ANSWERS = dict.fromkeys(("ex1", "ex2", "ex3", "ex4", "ex5", "ex6"), "")


def content(notebook):
    import json

    check = next(cell for cell in notebook["cells"] if cell["id"] == "ex1_tests")
    check["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "x" * 50_000_000}]
    return json.dumps(notebook).encode()

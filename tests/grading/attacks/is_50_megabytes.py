"""Hands in a file of 50 MB, of which most is an output.

It is read without its outputs, gets nothing for its empty answers; the others are graded.
"""

AIM = "grader"
NOTHING = True


def content(notebook):
    import json

    check = next(cell for cell in notebook["cells"] if cell["id"] == "ex1_tests")
    check["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "x" * 50_000_000}]
    return json.dumps(notebook).encode()

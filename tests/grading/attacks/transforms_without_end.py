"""Holds hundreds of shell commands, each of which makes IPython go through the whole cell again.

Nobody but its own kernel waits for that; the exercise gets nothing, the others keep their points.
"""

AIM = "grader"
STOCK = "it would only wait for the time limit"
ANSWERS = {
    "ex5": "\n".join(f"x{i} = !ls" for i in range(600))
    + "\ny = 1 + 2 + 3" * 4000
    + "\ndef matmul(a, b):\n    return None\n"
}

"""Displays one small thing after the other: no output is large, their number is.

What is kept is small; the exercise gets nothing, the others keep their points.
"""

AIM = "grader"
STOCK = "it would only wait for the time limit"
ANSWERS = {
    "ex5": """
def matmul(a, b):
    while True:
        display("x")
"""
}

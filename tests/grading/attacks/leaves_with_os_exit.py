"""Ends its process in the check, with status 0.

The exercise gets nothing, the others keep their points, those after it too.
"""

AIM = "grader"
ANSWERS = {
    "ex5": """
import os


def matmul(a, b):
    os._exit(0)
"""
}

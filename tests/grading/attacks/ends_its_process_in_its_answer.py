"""Ends its process while its answer cell is read, not only in the check.

The exercise gets nothing, the others keep their points.
"""

AIM = "grader"
ANSWERS = {
    "ex3": """
import os

os._exit(1)


def flatten(images):
    return images
"""
}

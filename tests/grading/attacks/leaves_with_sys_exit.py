"""Calls sys.exit(0) in the check, as if it had ended well.

The exercise gets nothing, the others keep their points.
"""

AIM = "points"
ANSWERS = {
    "ex5": """
import sys


def matmul(a, b):
    sys.exit(0)
"""
}

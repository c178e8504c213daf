"""Raises the limit on recursion, and overflows the stack of C.

The exercise gets nothing, the others keep their points.
"""

AIM = "grader"
ANSWERS = {
    "ex5": """
import sys


def matmul(a, b):
    sys.setrecursionlimit(10**9)

    class Deep:
        def __getattr__(self, name):
            return getattr(self, name + "x")

    return repr(type("T", (), {"__repr__": lambda self: repr(self)})()) or matmul(Deep().x, b)
"""
}

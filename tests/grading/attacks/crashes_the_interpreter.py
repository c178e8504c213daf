"""Reads address 0: the interpreter dies of a segmentation fault.

The exercise gets nothing, the others keep their points.
"""

AIM = "grader"
ANSWERS = {
    "ex5": """
import ctypes


def matmul(a, b):
    ctypes.string_at(0)
"""
}

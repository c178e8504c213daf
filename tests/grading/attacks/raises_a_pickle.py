"""Raises an error that runs a command wherever it is loaded, and has a message without end.

The exercise gets nothing, the others keep their points; nothing is left behind.
"""

AIM = "others"
ANSWERS = {
    "ex5": """
import os


class Command(Exception):
    def __reduce__(self):
        return os.system, ("touch @ROOT@/left-behind-by-an-attack @HOME@/left-behind-by-an-attack",)

    def __str__(self):
        os.write(2, b"printed")
        return "x" * 10_000_000


def matmul(a, b):
    raise Command()
"""
}

"""Sends its own process a signal that cannot be caught.

The exercise gets nothing, the others keep their points.
"""

AIM = "grader"
ANSWERS = {
    "ex5": """
import os
import signal


def matmul(a, b):
    os.kill(os.getpid(), signal.SIGKILL)
"""
}

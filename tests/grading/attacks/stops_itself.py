"""Sends itself SIGSTOP: a process that neither runs nor ends.

It is killed; the exercise gets nothing, the others keep their points.
"""

AIM = "grader"
STOCK = "it would only wait for the time limit"
ANSWERS = {
    "ex5": """
import os
import signal


def matmul(a, b):
    os.kill(os.getpid(), signal.SIGSTOP)
"""
}

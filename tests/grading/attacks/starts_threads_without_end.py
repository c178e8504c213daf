"""Starts threads until there are no more.

It reaches the limit; the exercise gets nothing, the others keep their points.
"""

AIM = "grader"
STOCK = "it would eat the machine up"
ANSWERS = {
    "ex5": """
import threading
import time


def matmul(a, b):
    while True:
        threading.Thread(target=time.sleep, args=(600,), daemon=True).start()
"""
}

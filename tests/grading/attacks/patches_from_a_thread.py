"""Runs a thread that patches while the check is on the stack, and undoes it a moment later.

The exercise gets nothing.
"""

AIM = "points"
KEEPS_THE_REST = False
ANSWERS = {
    "ex5": """
import threading
import time

before = checks._difference
called = threading.Event()
patched = threading.Event()


def patch():
    while called.wait():
        checks._difference = lambda *args: None
        patched.set()
        time.sleep(0.05)
        checks._difference = before
        called.clear()
        patched.clear()


threading.Thread(target=patch, daemon=True).start()


def matmul(a, b):
    called.set()
    patched.wait(2)
    return None
"""
}

"""Starts a process of its own session which outlives the kernel and waits for the others.

When the grading is over, it is gone.
"""

AIM = "others"
ANSWERS = {
    "ex5": """
import subprocess
import sys

code = "import signal, time; signal.signal(15, signal.SIG_IGN); time.sleep(600)"
subprocess.Popen(
    [sys.executable, "-c", code, "@ROOT@/left-behind-by-an-attack"],
    start_new_session=True,
    stdin=subprocess.DEVNULL,
    stdout=subprocess.DEVNULL,
    stderr=subprocess.DEVNULL,
)


def matmul(a, b):
    return None
"""
}

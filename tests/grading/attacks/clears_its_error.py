"""Wipes the output of the check after the error has been shown.

The exercise gets nothing, the others keep their points.
"""

AIM = "points"
KEEPS_THE_REST = False
ANSWERS = {
    "ex5": """
from IPython.display import clear_output

get_ipython().events.register("post_run_cell", lambda *args: clear_output())


def matmul(a, b):
    return None
"""
}

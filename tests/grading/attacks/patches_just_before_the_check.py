"""Waits for the start of the next cell, patches there, and undoes it at the end of the cell.

The exercise gets nothing.
"""

AIM = "points"
KEEPS_THE_REST = False
ANSWERS = {
    "ex5": """
before = checks.expect


def patch(*args):
    checks.expect = lambda *a, **k: None


def undo(*args):
    checks.expect = before


get_ipython().events.register("pre_run_cell", patch)
get_ipython().events.register("post_run_cell", undo)


def matmul(a, b):
    return None
"""
}

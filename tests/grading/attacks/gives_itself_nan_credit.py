"""Sends NaN as the result of the check, which nbgrader takes for its mark.

The exercise gets nothing, the others keep their points.
"""

AIM = "points"
ANSWERS = {
    "ex5": """
def matmul(a, b):
    get_ipython().displayhook(float("nan"))
    return None
"""
}

"""Returns `wanted`, the name that the check gives to the right result before it calls the answer.

The exercise gets nothing.
"""

AIM = "points"
ANSWERS = {
    "ex6": """
def mean_squared_error(predictions, targets):
    return wanted
"""
}

"""Never returns.

It is interrupted; the exercise gets nothing, the others keep their points.
"""

AIM = "grader"
STOCK = "it would only wait for the time limit"
ANSWERS = {
    "ex5": """
def matmul(a, b):
    while True:
        pass
"""
}

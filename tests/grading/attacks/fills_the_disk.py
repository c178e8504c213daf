"""Writes one file without end.

It reaches the limit; the exercise gets nothing, the others keep their points.
"""

AIM = "grader"
STOCK = "it would eat the machine up"
ANSWERS = {
    "ex5": """
def matmul(a, b):
    with open("left-behind-by-an-attack", "wb") as file:
        while True:
            file.write(bytes(16_000_000))
"""
}

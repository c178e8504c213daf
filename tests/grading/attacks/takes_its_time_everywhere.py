"""Stays below the limit of a cell in each of many cells: only the whole takes too long.

The time that it may take in all ends it; what it did not solve gets nothing.
"""

AIM = "grader"
STOCK = "it would only wait for the time limit"
KEEPS_THE_REST = False
ANSWERS = {
    name: f"""
import time

time.sleep(25)


def {function}(*args):
    time.sleep(25)
"""
    for name, function in [
        ("ex1", "first_tensor"),
        ("ex2", "to_floats"),
        ("ex3", "flatten"),
        ("ex4", "centre"),
        ("ex5", "matmul"),
        ("ex6", "mean_squared_error"),
    ]
}

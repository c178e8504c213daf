"""Fills /dev/shm and its folder's memory file system, which no limit on a process counts.

It reaches the limit; the exercise gets nothing, the others keep their points.
"""

AIM = "grader"
STOCK = "it would eat the machine up"
ANSWERS = {
    "ex5": """
import os


def matmul(a, b):
    for folder in ("/dev/shm", "/tmp", ".", os.environ.get("TMPDIR", "/var/tmp")):
        try:
            for number in range(10_000):
                with open(f"{folder}/left-behind-by-an-attack-{number}", "wb") as file:
                    file.write(bytes(8_000_000))
        except OSError as error:
            print(folder, error)
    return None
"""
}

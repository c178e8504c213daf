"""Makes the file that says when it was handed in a named pipe, to which nobody writes.

Nobody waits for it; the answers are right and keep their points.
"""

AIM = "grader"
STOCK = "it would wait for ever"
ANSWERS = {}


def lay(folder, content):
    import os

    (folder / "00_getting_started.ipynb").write_bytes(content)
    os.mkfifo(folder / "timestamp.txt")

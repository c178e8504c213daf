"""Says itself when it was handed in, in a way that cannot be read as a time.

It is graded all the same; the answers are right and keep their points.
"""

AIM = "grader"
ANSWERS = {}


def lay(folder, content):
    (folder / "00_getting_started.ipynb").write_bytes(content)
    (folder / "timestamp.txt").write_text("yesterday, 25 hours ago")

"""Lays more files beside its notebook: names with dots and escapes, modules for Python to find.

They are not run, and nothing is written outside; every answer is right and keeps its points.
"""

AIM = "others"
ANSWERS = {}


def lay(folder, content):
    (folder / "00_getting_started.ipynb").write_bytes(content)
    for name in ("..\\..\\evil.ipynb", "%2e%2e%2fevil.ipynb", "-rf", "\x1b[2J.py", "....ipynb"):
        (folder / name).write_bytes(content)
    for name in ("torch.py", "sitecustomize.py", "IPython.py", "course_utils.py", "ipykernel.py"):
        (folder / name).write_text("raise SystemExit('left-behind-by-an-attack')")

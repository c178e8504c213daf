"""Adds cells before the checks that disarm them.

They run with the answers, where no check is; the exercise gets nothing, the others keep their
points.
"""

AIM = "points"
ANSWERS = {"ex5": "def matmul(a, b):\n    return None"}


def change(notebook):
    for source in (
        "checks.expect = checks.that = lambda *args, **kwargs: None",
        "from course_utils import checks",
    ):
        cell = {
            "cell_type": "code",
            "execution_count": None,
            "id": f"added{len(source)}",
            "metadata": {},
            "outputs": [],
            "source": source,
        }
        notebook["cells"].insert(4, cell)

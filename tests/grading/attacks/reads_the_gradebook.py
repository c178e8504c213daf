"""Opens the gradebook and prints names and marks.

The gradebook cannot be opened.
"""

AIM = "secrets"
ANSWERS = {
    "ex5": """
import sqlite3

rows = []
for path in ("@ROOT@/gradebook.db", "gradebook.db", "../gradebook.db", "../../../gradebook.db"):
    try:
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as book:
            rows += book.execute("select * from student").fetchall()
            rows += book.execute("select * from grade").fetchall()
    except sqlite3.Error:
        pass
print(rows)


def matmul(a, b):
    raise ValueError(rows)
"""
}

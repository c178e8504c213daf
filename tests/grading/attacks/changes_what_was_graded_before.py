"""Updates, from a later exercise, a display which an earlier check has made.

The earlier exercise stays as it was judged; the later one gets nothing.
"""

AIM = "points"
KEEPS_THE_REST = False
ANSWERS = {
    "ex4": """
def centre(x):
    handle = display("3", display_id="shown")
    return None
""",
    "ex5": """
from IPython.display import update_display

update_display({"text/plain": "2"}, display_id="shown", raw=True)


def matmul(a, b):
    update_display("3", display_id="shown")
    return None
""",
}

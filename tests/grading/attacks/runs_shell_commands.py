"""Uses IPython's magics instead of Python: a shell, another script, another folder.

They do no more than Python may; the exercise gets nothing.
"""

AIM = "others"
KEEPS_THE_REST = False
ANSWERS = {
    "ex5": """
!cp /proc/self/environ @ROOT@/left-behind-by-an-attack
!id > @HOME@/left-behind-by-an-attack; cat @HOME@/.netrc
%cd @ROOT@
%cat gradebook.db
%config Application.verbose_crash = True
%env PYTHONPATH=/tmp


def matmul(a, b):
    return None
"""
}

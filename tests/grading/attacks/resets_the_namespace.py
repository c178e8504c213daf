"""Empties the namespace, so that the check finds neither torch nor `checks`.

The exercise gets nothing; nothing else happens.
"""

AIM = "grader"
KEEPS_THE_REST = False
ANSWERS = {
    "ex5": """
%reset -f
"""
}

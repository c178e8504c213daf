"""Has its error and its name end up in a page: a class, a message, a traceback full of markup.

None of it is in the feedback as markup.
"""

AIM = "others"
ANSWERS = {
    "ex5": """
Evil = type("<script>alert('left-behind-by-an-attack')</script>", (Exception,), {})


def matmul(a, b):
    image = "<img src=x onerror=alert('left-behind-by-an-attack')>"
    raise Evil(f"\\x1b[31m{image}\\x1b]8;;javascript:alert(1)\\x07")
"""
}

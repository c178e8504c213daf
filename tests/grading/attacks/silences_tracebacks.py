"""Takes from IPython the function that shows an error, and from the kernel the one that reports it.

The exercise gets nothing.
"""

AIM = "points"
KEEPS_THE_REST = False
ANSWERS = {
    "ex5": """
ip = get_ipython()
for name in ("showtraceback", "_showtraceback", "showsyntaxerror"):
    setattr(ip, name, lambda *args, **kwargs: None)
ip.kernel.topic = lambda topic: b"nothing" if topic == "error" else topic.encode()


def matmul(a, b):
    return None
"""
}

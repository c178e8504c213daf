"""Makes a helper in a loop, in an if, in a with and in a try, in a cell above."""

ANSWERS = {
    "ex4": """
def centre(x):
    return steps["minus"](x, mean_of(along(x)))
""",
}
CELLS = [
    """
import contextlib

steps = {}
for name in ["plus", "minus"]:
    steps[name] = (lambda a, b: a - b) if name == "minus" else (lambda a, b: a + b)
""",
    """
if torch.__version__ >= "1":
    def mean_of(x):
        return x.mean(dim=0)
else:
    mean_of = None
""",
    """
with contextlib.suppress(ValueError):
    def along(x):
        return inner(x)
try:
    inner = missing_name
except NameError:
    def inner(x):
        return x
""",
]
BEFORE = "ex4"

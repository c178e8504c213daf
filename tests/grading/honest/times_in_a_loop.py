"""Has magics in the middle of a loop, in a cell above and in the answer."""

ANSWERS = {
    "ex4": """
def centre(x):
    return x - x.mean(dim=0)


for n in [3]:
    %time centre(torch.rand(n, 2))
    !ls > /dev/null
""",
}
CELLS = [
    """
for n in [2, 3]:
    %time last = n
""",
]
BEFORE = "ex4"

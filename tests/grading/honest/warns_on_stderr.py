"""Its answers print to stderr and cause warnings of torch, NumPy and their own."""

ANSWERS = {
    "ex1": """
import sys
import warnings


def first_tensor():
    print("debugging: I am here", file=sys.stderr)
    return torch.tensor([1, 2, 3])
""",
    "ex2": """
def to_floats(rows):
    return torch.tensor(torch.tensor(rows), dtype=torch.float32)  # torch warns: use clone()
""",
    "ex4": """
def centre(x):
    np.array([1.0]) / np.array([0.0])
    warnings.warn("this will change in the next version", DeprecationWarning, stacklevel=1)
    return x - x.mean(dim=0)
""",
}

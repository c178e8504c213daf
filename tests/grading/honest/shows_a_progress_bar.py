"""Its answer draws a progress bar, which goes to stderr where there is no browser."""

ANSWERS = {
    "ex5": """
from tqdm.auto import tqdm, trange


def matmul(a, b):
    c = torch.zeros(len(a), b.shape[1])
    for i in trange(len(a), desc="rows"):
        for j in range(b.shape[1]):
            c[i, j] = (a[i] * b[:, j]).sum()
    return c
"""
}

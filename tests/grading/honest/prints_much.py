"""Prints what it does in each step, as one does when looking for a mistake: 2 MB of it."""

ANSWERS = {
    "ex5": """
def matmul(a, b):
    c = torch.zeros(len(a), b.shape[1])
    for i in range(len(a)):
        for j in range(b.shape[1]):
            for k in range(len(b)):
                c[i, j] += a[i, k] * b[k, j]
                print(i, j, k, c)
    for line in range(4000):
        print("step", line, "of my very long protocol", "." * 60)
    return c
"""
}

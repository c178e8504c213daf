"""Answers with a lambda, a partial function, and an object that can be called."""

ANSWERS = {
    "ex4": """
centre = lambda x: x - x.mean(dim=0)
""",
    "ex1": """
import functools

first_tensor = functools.partial(torch.tensor, [1, 2, 3])
""",
    "ex5": """
class Product:
    def __call__(self, a, b):
        return torch.stack([(row[:, None] * b).sum(dim=0) for row in a])


matmul = Product()
""",
}

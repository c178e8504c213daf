"""Returns an object that says yes to every comparison, and calls itself a tensor.

The exercise gets nothing, the others keep their points.
"""

AIM = "points"
ANSWERS = {
    "ex5": """
class Yes:
    shape = property(lambda self: torch.Size([3, 3]))
    dtype = torch.float32
    __class__ = torch.Tensor
    __hash__ = None

    def __getattr__(self, name):
        return lambda *args, **kwargs: self


for name in ("eq", "ne", "lt", "le", "gt", "ge", "bool", "contains"):
    setattr(Yes, f"__{name}__", lambda *args: True)


def matmul(a, b):
    return Yes()
"""
}

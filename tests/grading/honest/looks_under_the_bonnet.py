"""Is curious: reads the source and signature of functions, counts bytes, prints tracebacks."""

ANSWERS = {
    "ex5": """
import gc
import inspect
import sys
import traceback

print(len(inspect.getsource(checks.expect)), inspect.signature(torch.stack.__class__))
gc.collect()


def matmul(a, b):
    try:
        a * b[0]
        products = a[:, :, None] * b[None, :, :]
    except RuntimeError as error:
        traceback.print_exc()
        products = a[:, :, None] * b[None, :, :]
    print(sys.getsizeof(products), inspect.stack()[0].function)
    return products.sum(dim=1)
"""
}

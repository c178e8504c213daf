# hint: Number times number at the same place
def matmul(a, b):
    return a * b

# hint: You divided by N. The standard error
def standard_error(x):
    return x.std(dim=0) / len(x)

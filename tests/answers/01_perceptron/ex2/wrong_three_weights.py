# hint: w needs the shape (2,)
def gates():
    w = torch.tensor
    return {
        "AND": (w([1.0, 1.0, -1.5]), w(-1.5)),
        "OR": (w([1.0, 1.0]), w(-0.5)),
        "NAND": (w([-1.0, -1.0]), w(1.5)),
    }

# hint: use floats
def gates():
    return {
        "AND": (torch.tensor([2, 2]), torch.tensor(-3)),
        "OR": (torch.tensor([1.0, 1.0]), torch.tensor(-0.5)),
        "NAND": (torch.tensor([-1.0, -1.0]), torch.tensor(1.5)),
    }

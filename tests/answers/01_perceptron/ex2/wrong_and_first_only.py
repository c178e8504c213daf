# hint: looks at the first input only
def gates():
    return {
        "AND": (torch.tensor([1.0, 0.0]), torch.tensor(-0.5)),
        "OR": (torch.tensor([1.0, 1.0]), torch.tensor(-0.5)),
        "NAND": (torch.tensor([-1.0, -1.0]), torch.tensor(1.5)),
    }

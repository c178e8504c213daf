# hint: AND and NAND have changed places
def gates():
    return {
        "AND": (torch.tensor([-1.0, -1.0]), torch.tensor(1.5)),
        "OR": (torch.tensor([1.0, 1.0]), torch.tensor(-0.5)),
        "NAND": (torch.tensor([1.0, 1.0]), torch.tensor(-1.5)),
    }

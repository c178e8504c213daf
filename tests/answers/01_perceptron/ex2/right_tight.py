def gates():
    return {
        "AND": (torch.tensor([0.5, 0.75]), torch.tensor(-1.25)),
        "OR": (torch.tensor([1.0, 1.0]), torch.tensor(-1.0)),
        "NAND": (torch.tensor([-0.5, -0.5]), torch.tensor(0.9)),
    }

def gates():
    return {
        "NAND": (torch.tensor([-2.0, -3.0]), torch.tensor(4.0)),
        "OR": (torch.tensor([20.0, 7.0]), torch.tensor(-5.0)),
        "AND": (torch.tensor([2.0, 3.0]), torch.tensor(-4.0)),
    }

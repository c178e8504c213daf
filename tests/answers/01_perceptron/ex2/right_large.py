def gates():
    return {
        "AND": (torch.tensor([20.0, 20.0]), torch.tensor(-30.0)),
        "OR": (torch.tensor([20.0, 20.0]), torch.tensor(-10.0)),
        "NAND": (torch.tensor([-20.0, -20.0]), torch.tensor(30.0)),
    }

# hint: Your OR never fires
def gates():
    return {
        "AND": (torch.tensor([1.0, 1.0]), torch.tensor(-1.5)),
        "OR": (torch.tensor([1.0, 1.0]), torch.tensor(-3.0)),
        "NAND": (torch.tensor([-1.0, -1.0]), torch.tensor(1.5)),
    }

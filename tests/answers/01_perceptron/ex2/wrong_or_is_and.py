# hint: Your OR needs both inputs
def gates():
    w = torch.tensor([1.0, 1.0])
    return {
        "AND": (w, torch.tensor(-2.0)),
        "OR": (w, torch.tensor(-1.5)),
        "NAND": (-w, torch.tensor(1.5)),
    }

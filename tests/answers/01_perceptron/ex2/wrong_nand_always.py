# hint: Your NAND always fires: w1 + w2 + b is not below 0
def gates():
    w = torch.tensor([1.0, 1.0])
    return {
        "AND": (w, torch.tensor(-1.5)),
        "OR": (w, torch.tensor(-0.5)),
        "NAND": (-w, torch.tensor(2.0)),
    }

# hint: Your AND fires with one input alone
def gates():
    # Right for inputs -1 and 1.
    w = torch.tensor([1.0, 1.0])
    return {
        "AND": (w, torch.tensor(-1.0)),
        "OR": (w, torch.tensor(1.0)),
        "NAND": (-w, torch.tensor(1.0)),
    }

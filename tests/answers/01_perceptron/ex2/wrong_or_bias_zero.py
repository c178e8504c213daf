# hint: a bias of 0 or more fires without evidence
def gates():
    w = torch.tensor([1.0, 1.0])
    return {
        "AND": (w, torch.tensor(-1.5)),
        "OR": (w, torch.tensor(0.0)),
        "NAND": (-w, torch.tensor(1.5)),
    }

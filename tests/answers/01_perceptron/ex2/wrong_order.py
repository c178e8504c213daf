# hint: first w, then b
def gates():
    w, b = torch.tensor([1.0, 1.0]), torch.tensor(-1.5)
    return {"AND": (b, w), "OR": (torch.tensor(-0.5), w), "NAND": (-b, -w)}

# hint: The keys are AND, OR, NAND
def gates():
    w = torch.tensor([1.0, 1.0])
    return {"AND": (w, torch.tensor(-1.5)), "OR": (w, torch.tensor(-0.5))}

def predict_the_bug():
    y = torch.tensor([1.0, 3.0, 4.0, 12.0])
    table = (y[:, None] - y) ** 2
    return {
        "squares": table.numel(),
        "perfect": table.mean().item(),
        "answer": y.mean().item(),
        "lowest": y.var(correction=0).item(),
    }

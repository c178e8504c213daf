def compass():
    w, b = torch.tensor([2.0, -4.0]), torch.tensor(2.0)
    x = torch.tensor([3.0, 2.0])
    a = torch.sigmoid(x @ w + b).item()
    slope = a * (1 - a)
    change = slope * (3 * 0.02 - 2 * 0.01 + 0.04)
    return {
        "output": a,
        "slopes": (3 * slope, 2 * slope, slope),
        "change": change,
        "no effect": "PS",
        "hardest": "S",
    }

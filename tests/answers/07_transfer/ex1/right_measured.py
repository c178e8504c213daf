import torch
import torch.nn.functional as F
from torch import nn


def run(freeze, modes, held):
    body = nn.Sequential(nn.Linear(6, 8), nn.BatchNorm1d(8), nn.ReLU())
    head = nn.Linear(8, 3)
    model = nn.Sequential(body, head)
    parts = {"model": model, "body": body, "head": head, "first": body[0]}
    if freeze:
        parts[freeze].requires_grad_(False)
    for part, mode in modes:
        parts[part].train(mode)
    keys = {"weights": "0.0.weight", "norm": "0.1.weight", "statistics": "0.1.running_mean"}
    keys["head"] = "1.weight"
    old = {k: t.clone() for k, t in model.state_dict().items()}
    sgd = torch.optim.SGD(parts[held].parameters(), lr=0.3)
    for _ in range(3):
        loss = F.cross_entropy(model(torch.randn(9, 6)), torch.arange(9) % 3)
        sgd.zero_grad()
        loss.backward()
        sgd.step()
    new = model.state_dict()
    return [name for name, key in keys.items() if not torch.equal(new[key], old[key])]


def what_moves():
    return {
        "A": run("first", [("model", True)], "model"),
        "B": run("", [("model", False)], "model"),
        "C": run("", [("model", True)], "head"),
        "D": run("body", [("model", True), ("body", False)], "model"),
        "E": run("head", [("model", True)], "model"),
        "F": run("body", [("body", False), ("model", True)], "head"),
    }

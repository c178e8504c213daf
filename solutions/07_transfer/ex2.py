def transfer(
    model: nn.Sequential, classes: int, lr: float
) -> tuple[nn.Module, torch.optim.Optimizer]:
    """Return the frozen model with a new head, and the head's Adam."""
    body = Still(*copy.deepcopy(model[:-1]))
    body.requires_grad_(False)
    body.eval()
    head = nn.Linear(model[-1].in_features, classes)
    return nn.Sequential(body, head), torch.optim.Adam(head.parameters(), lr)

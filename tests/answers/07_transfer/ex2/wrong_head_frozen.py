# hint: The head is frozen, and the body learns
def transfer(model, classes, lr):
    body = Still(*copy.deepcopy(model[:-1]))
    body.eval()
    head = nn.Linear(model[-1].in_features, classes)
    head.requires_grad_(False)
    new = nn.Sequential(body, head)
    return new, torch.optim.Adam(body.parameters(), lr=lr)

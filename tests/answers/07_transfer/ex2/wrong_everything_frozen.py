# hint: Everything is frozen
def transfer(model, classes, lr):
    body = Still(*copy.deepcopy(model[:-1]))
    body.eval()
    head = nn.Linear(model[-1].in_features, classes)
    new = nn.Sequential(body, head)
    new.requires_grad_(False)
    return new, torch.optim.Adam(head.parameters(), lr=lr)

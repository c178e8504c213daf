# hint: The optimizer was given frozen parameters too
def transfer(model, classes, lr):
    body = Still(*copy.deepcopy(model[:-1]))
    body.requires_grad_(False)
    body.eval()
    head = nn.Linear(model[-1].in_features, classes)
    new = nn.Sequential(body, head)
    return new, torch.optim.Adam(new.parameters(), lr=lr)

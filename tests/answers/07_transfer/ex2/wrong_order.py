# hint: The new model comes first
def transfer(model, classes, lr):
    body = Still(*copy.deepcopy(model[:-1]))
    body.requires_grad_(False)
    body.eval()
    head = nn.Linear(model[-1].in_features, classes)
    return torch.optim.Adam(head.parameters(), lr=lr), nn.Sequential(body, head)

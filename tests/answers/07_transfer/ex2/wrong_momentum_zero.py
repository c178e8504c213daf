# hint: the dropout in the frozen body is at work
def transfer(model, classes, lr):
    body = copy.deepcopy(model[:-1]).requires_grad_(False)
    for layer in body:
        if isinstance(layer, nn.BatchNorm1d):
            layer.momentum = 0.0
    head = nn.Linear(model[-1].in_features, classes)
    return nn.Sequential(body, head), torch.optim.Adam(head.parameters(), lr=lr)

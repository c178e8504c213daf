# hint: Two calls gave the same head: draw fresh
def transfer(model, classes, lr):
    body = Still(*copy.deepcopy(model[:-1])).eval().requires_grad_(False)
    head = nn.Linear(model[-1].in_features, classes)
    nn.init.zeros_(head.weight)
    nn.init.zeros_(head.bias)
    return nn.Sequential(body, head), torch.optim.Adam(head.parameters(), lr)

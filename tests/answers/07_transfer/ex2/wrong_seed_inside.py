# hint: Two calls gave the same head: draw fresh
def transfer(model, classes, lr):
    torch.manual_seed(0)
    body = Still(*copy.deepcopy(model[:-1])).eval().requires_grad_(False)
    head = nn.Linear(model[-1].in_features, classes)
    return nn.Sequential(body, head), torch.optim.Adam(head.parameters(), lr)

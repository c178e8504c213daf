# hint: A layer before the head is missing: only the
def transfer(model, classes, lr):
    body = Still(*copy.deepcopy(model[:-2])).eval().requires_grad_(False)
    head = nn.Linear(model[-1].in_features, classes)
    return nn.Sequential(body, head), torch.optim.Adam(head.parameters(), lr)

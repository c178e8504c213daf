# hint: The new head is one nn.Linear: something else
def transfer(model, classes, lr):
    body = Still(*copy.deepcopy(model[:-1])).eval().requires_grad_(False)
    h = model[-1].in_features
    head = nn.Sequential(nn.Linear(h, h), nn.ReLU(), nn.Linear(h, classes))
    return nn.Sequential(body, head), torch.optim.Adam(head.parameters(), lr)

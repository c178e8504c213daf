# hint: Still takes layers, not a list of them:
def transfer(model, classes, lr):
    body = Still(list(copy.deepcopy(model[:-1])))
    head = nn.Linear(model[-1].in_features, classes)
    return nn.Sequential(body, head), torch.optim.Adam(head.parameters(), lr)

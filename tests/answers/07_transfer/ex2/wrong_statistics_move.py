# hint: statistics of batch normalization moved
def transfer(model, classes, lr):
    body = copy.deepcopy(model[:-1])
    body.requires_grad_(False)
    head = nn.Linear(model[-1].in_features, classes)
    return nn.Sequential(body, head), torch.optim.Adam(head.parameters(), lr=lr)

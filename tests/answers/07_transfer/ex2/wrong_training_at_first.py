# hint: As you return it, the body is in training mode still
def transfer(model, classes, lr):
    body = Still(*copy.deepcopy(model[:-1])).requires_grad_(False)
    head = nn.Linear(model[-1].in_features, classes)
    return nn.Sequential(body, head), torch.optim.Adam(head.parameters(), lr=lr)

# hint: One eval() at the beginning does not last
def transfer(model, classes, lr):
    body = copy.deepcopy(model[:-1])
    body.requires_grad_(False)
    body.eval()
    head = nn.Linear(model[-1].in_features, classes)
    return nn.Sequential(body, head), torch.optim.Adam(head.parameters(), lr=lr)

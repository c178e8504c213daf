# hint: The head has no bias
def transfer(model, classes, lr):
    body = Still(*copy.deepcopy(model[:-1]))
    body.requires_grad_(False)
    body.eval()
    head = nn.Linear(model[-1].in_features, classes, bias=False)
    return nn.Sequential(body, head), torch.optim.Adam(head.parameters(), lr=lr)

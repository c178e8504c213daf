# hint: Adam's usual learning rate
def transfer(model, classes, lr):
    body = Still(*copy.deepcopy(model[:-1]))
    body.requires_grad_(False)
    body.eval()
    head = nn.Linear(model[-1].in_features, classes)
    return nn.Sequential(body, head), torch.optim.Adam(head.parameters())

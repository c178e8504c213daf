# hint: it still normalizes with the batch
def transfer(model, classes, lr):
    body = copy.deepcopy(model[:-1]).requires_grad_(False)
    for layer in body:
        if isinstance(layer, nn.modules.batchnorm._BatchNorm):
            layer.momentum = 0.0
        if isinstance(layer, nn.Dropout):
            layer.p = 0.0
    head = nn.Linear(model[-1].in_features, classes)
    return nn.Sequential(body, head), torch.optim.Adam(head.parameters(), lr=lr)

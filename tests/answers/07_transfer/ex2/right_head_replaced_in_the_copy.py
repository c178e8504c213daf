def transfer(model, classes, lr):
    new = copy.deepcopy(model)
    new.requires_grad_(False)
    new[-1] = nn.Linear(model[-1].in_features, classes)
    for layer in new[:-1]:
        layer.eval()
        layer.train = lambda mode=True, layer=layer: layer
    return new, torch.optim.Adam(new[-1].parameters(), lr=lr)

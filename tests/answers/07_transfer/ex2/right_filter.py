def transfer(model, classes, lr):
    new = nn.Sequential(
        Still(*copy.deepcopy(model)[:-1]), nn.Linear(model[-1].in_features, classes)
    )
    new[0].requires_grad_(False).eval()
    return new, torch.optim.Adam(filter(lambda p: p.requires_grad, new.parameters()), lr)

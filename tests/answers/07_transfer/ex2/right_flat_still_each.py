def transfer(model, classes, lr):
    stills = [Still(copy.deepcopy(l)).eval().requires_grad_(False) for l in model[:-1]]
    head = nn.Linear(model[-1].in_features, classes)
    return nn.Sequential(*stills, head), torch.optim.Adam(head.parameters(), lr=lr)

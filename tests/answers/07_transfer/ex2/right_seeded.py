def transfer(model, classes, lr):
    layers = [copy.deepcopy(l) for l in model]
    old = layers.pop()
    body = Still(*layers).eval()
    for p in body.parameters():
        p.requires_grad_(False)
    head = nn.Linear(old.in_features, classes)
    return nn.Sequential(body, head), torch.optim.Adam([head.weight, head.bias], lr=lr)

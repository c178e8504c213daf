# hint: The optimizer lacks the head's bias.
def transfer(model, classes, lr):
    new = copy.deepcopy(model)
    for name, p in new.named_parameters():
        p.requires_grad = False
    body = Still(*new[:-1]).eval()
    head = nn.Linear(model[-1].in_features, classes)
    return nn.Sequential(body, head), torch.optim.Adam([head.weight], lr)

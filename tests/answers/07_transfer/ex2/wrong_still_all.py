# hint: The optimizer was given frozen parameters too.
def transfer(model, classes, lr):
    body = copy.deepcopy(model[:-1]).requires_grad_(False)
    head = nn.Linear(model[-1].in_features, classes)
    new = Still(*body, head).eval()
    return new, torch.optim.Adam(new.parameters(), lr)

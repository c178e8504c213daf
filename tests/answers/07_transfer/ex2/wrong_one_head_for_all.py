# hint: Two calls gave the same head
def transfer(model, classes, lr):
    body = Still(*copy.deepcopy(model[:-1])).requires_grad_(False)
    body.eval()
    torch.manual_seed(0)
    head = nn.Linear(model[-1].in_features, classes)
    return nn.Sequential(body, head), torch.optim.Adam(head.parameters(), lr=lr)

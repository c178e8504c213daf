# hint: The old head is still there
def transfer(model, classes, lr):
    body = Still(*copy.deepcopy(model[:-1])).requires_grad_(False)
    body.eval()
    head = copy.deepcopy(model[-1])
    return nn.Sequential(body, head), torch.optim.Adam(head.parameters(), lr=lr)

# hint: You switched the mode of the model that you
def transfer(model, classes, lr):
    model.eval()
    body = Still(*copy.deepcopy(model[:-1])).eval().requires_grad_(False)
    head = nn.Linear(model[-1].in_features, classes)
    return nn.Sequential(body, head), torch.optim.Adam(head.parameters(), lr)

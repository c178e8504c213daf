# hint: not those that the model has learned
def transfer(model, classes, lr):
    body = Still(*copy.deepcopy(model[:-1]))
    for layer in body:
        if hasattr(layer, "reset_parameters"):
            layer.reset_parameters()
    body.requires_grad_(False)
    body.eval()
    head = nn.Linear(model[-1].in_features, classes)
    return nn.Sequential(body, head), torch.optim.Adam(head.parameters(), lr=lr)

# hint: You changed the model that you were given
def transfer(model, classes, lr):
    model.requires_grad_(False)
    model[-1] = nn.Linear(model[-1].in_features, classes)
    return model, torch.optim.Adam(model[-1].parameters(), lr=lr)

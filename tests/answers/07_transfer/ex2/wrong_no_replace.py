# hint: The new head stands behind the old one. The old
def transfer(model, classes, lr):
    new = copy.deepcopy(model)
    for p in new.parameters():
        p.requires_grad = False
    new.add_module("head", nn.Linear(model[-1].out_features, classes))
    return Still(*new).eval(), torch.optim.Adam(new.head.parameters(), lr)

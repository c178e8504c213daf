class Body(nn.Module):
    def __init__(self, layers):
        super().__init__()
        self.layers = layers

    def forward(self, x):
        self.layers.eval()
        return self.layers(x)


def transfer(model, classes, lr):
    layers = copy.deepcopy(model)[:-1].requires_grad_(False)
    head = nn.Linear(model[-1].weight.shape[1], classes)
    new = nn.Sequential(Body(layers), head)
    return new, torch.optim.Adam([head.weight, head.bias], lr)

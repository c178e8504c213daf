class Transferred(nn.Module):
    def __init__(self, model, classes):
        super().__init__()
        self.body = copy.deepcopy(model)[:-1]
        for parameter in self.body.parameters():
            parameter.requires_grad = False
        self.head = nn.Linear(model[-1].in_features, classes)
        self.train()

    def train(self, mode=True):
        super().train(mode)
        self.body.eval()
        return self

    def forward(self, x):
        with torch.no_grad():
            features = self.body(x)
        return self.head(features)


def transfer(model, classes, lr):
    new = Transferred(model, classes)
    trainable = [p for p in new.parameters() if p.requires_grad]
    return new, torch.optim.Adam(trainable, lr=lr)

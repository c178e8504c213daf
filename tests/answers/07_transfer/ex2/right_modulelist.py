class T1(nn.Module):
    def __init__(self, body, head):
        super().__init__()
        self.body, self.head = body, head
        self.body.eval()

    def train(self, mode=True):
        super().train(mode)
        self.body.eval()
        return self

    def forward(self, x):
        with torch.no_grad():
            f = self.body(x)
        return self.head(f)


def transfer(model, classes, lr):
    body = copy.deepcopy(model)[:-1]
    for p in body.parameters():
        p.requires_grad = False
    new = T1(body, nn.Linear(model[-1].weight.shape[1], classes))
    return new, torch.optim.Adam(new.head.parameters(), lr=lr)

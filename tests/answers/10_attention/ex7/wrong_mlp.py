# hint: That is close
def learn_to_add(draw):
    class Net(nn.Module):
        def __init__(self):
            super().__init__()
            self.net = nn.Sequential(
                nn.Linear(40, 256), nn.ReLU(), nn.Linear(256, 256), nn.ReLU(), nn.Linear(256, 30)
            )

        def forward(self, asked):
            return self.net(F.one_hot(asked, 10).float().flatten(1)).unflatten(1, (3, 10))

    return practice(Net(), draw)

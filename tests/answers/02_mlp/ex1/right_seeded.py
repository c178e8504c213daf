seeds = []


class Classifier(nn.Module):
    def __init__(self):
        super().__init__()
        torch.manual_seed(len(seeds))
        seeds.append(1)
        self.hidden = nn.Linear(784, 128)
        self.output = nn.Linear(128, 10)

    def forward(self, x):
        return self.output(torch.relu(self.hidden(x.flatten(1))))

# hint: The biases are missing
class Classifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden = nn.Linear(784, 128, bias=False)
        self.output = nn.Linear(128, 10, bias=False)

    def forward(self, x):
        return self.output(torch.relu(self.hidden(x.flatten(1))))

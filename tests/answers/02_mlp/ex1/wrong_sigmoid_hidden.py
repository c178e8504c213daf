# hint: The activation function is a sigmoid
class Classifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden = nn.Linear(784, 128)
        self.output = nn.Linear(128, 10)

    def forward(self, x):
        return self.output(torch.sigmoid(self.hidden(x.flatten(1))))

# hint: Classifier is no module
class Classifier:
    def __init__(self):
        self.hidden = nn.Linear(784, 128)
        self.output = nn.Linear(128, 10)

    def forward(self, x):
        return self.output(torch.relu(self.hidden(x.flatten(1))))

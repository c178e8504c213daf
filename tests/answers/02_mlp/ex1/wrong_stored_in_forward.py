# hint: The same images gave other logits
class Classifier(nn.Module):
    def __init__(self):
        super().__init__()

    def forward(self, x):
        self.hidden = nn.Linear(784, 128)
        self.output = nn.Linear(128, 10)
        return self.output(torch.relu(self.hidden(x.flatten(1))))

# hint: The same images gave other logits
class Classifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden = nn.Linear(784, 128)
        self.output = nn.Linear(128, 10)
        self.drop = nn.Dropout(0.5)

    def forward(self, x):
        return self.output(self.drop(torch.relu(self.hidden(x.flatten(1)))))

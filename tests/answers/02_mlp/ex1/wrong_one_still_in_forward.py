# hint: The same images gave other logits
class Classifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden = nn.Linear(784, 128)

    def forward(self, x):
        output = nn.Linear(128, 10)
        return output(torch.relu(self.hidden(x.flatten(1))))

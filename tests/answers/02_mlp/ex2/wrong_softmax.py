# hint: return the logits, without softmax
class Classifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(784, 10)

    def forward(self, x):
        return self.layer(x.flatten(1)).softmax(dim=1)

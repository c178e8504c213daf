# hint: The same images gave other logits
class Classifier(nn.Module):
    def __init__(self):
        super().__init__()

    def forward(self, x):
        hidden = nn.Linear(784, 128)
        output = nn.Linear(128, 10)
        return output(torch.relu(hidden(x.flatten(1))))

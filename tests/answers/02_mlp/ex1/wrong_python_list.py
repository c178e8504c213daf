# hint: model.parameters() is empty
class Classifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = [nn.Linear(784, 128), nn.Linear(128, 10)]

    def forward(self, x):
        return self.layers[1](torch.relu(self.layers[0](x.flatten(1))))

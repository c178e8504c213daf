# hint: forward() makes a new layer
class Classifier(nn.Module):
    def forward(self, x):
        layer = nn.Linear(784, 10)
        return layer(x.flatten(1))

# hint: forward() makes a new layer
class Classifier(nn.Module):
    def forward(self, x):
        self.layer = nn.Linear(784, 10)
        return self.layer(x.flatten(1))

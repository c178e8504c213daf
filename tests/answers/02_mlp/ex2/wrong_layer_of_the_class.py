# hint: model.parameters() is empty
class Classifier(nn.Module):
    layer = nn.Linear(784, 10)

    def forward(self, x):
        return self.layer(x.flatten(1))

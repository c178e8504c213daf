# hint: model.parameters() is empty
class Classifier(nn.Module):
    def forward(self, x):
        torch.manual_seed(0)
        layer = nn.Linear(784, 10)
        return layer(x.flatten(1))

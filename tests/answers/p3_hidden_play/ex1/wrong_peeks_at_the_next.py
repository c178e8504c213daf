# hint: Your model looks at what is still to come
class Peeks(nn.Module):
    def __init__(self, size):
        super().__init__()
        self.size = size

    def forward(self, x):
        return 9.0 * F.one_hot(x.roll(-1, dims=1), self.size)


def train(ids, size):
    return Peeks(size)

# points: 2
# Hidden play, 10 seeds: 12.45, as it draws nothing; 5,776 parameters.
class Pairs(nn.Module):
    def __init__(self, table):
        super().__init__()
        self.table = nn.Parameter(table)

    def forward(self, x):
        return self.table[x]


def train(ids, size):
    pairs = torch.bincount(ids[:-1] * size + ids[1:], minlength=size**2)
    pairs = pairs.reshape(size, size) + 0.1
    return Pairs((pairs / pairs.sum(dim=1, keepdim=True)).log())

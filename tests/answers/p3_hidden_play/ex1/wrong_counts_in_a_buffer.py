# hint: does not go along with the model
class Triples(nn.Module):
    def __init__(self, table):
        super().__init__()
        self.register_buffer("table", table)

    def forward(self, x):
        before = F.pad(x, (1, 0))[:, :-1]
        return self.table[before, x]


def train(ids, size):
    triples = (ids[:-2] * size + ids[1:-1]) * size + ids[2:]
    counts = torch.bincount(triples, minlength=size**3).reshape(size, size, size)
    return Triples((counts + 0.1).log())

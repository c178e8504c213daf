# hint: It does not tell the places apart
def learn_to_add(draw):
    class Net(nn.Module):
        def __init__(self, d=32):
            super().__init__()
            self.embed = nn.Embedding(11, d)
            self.register_buffer("table", transformer.sinusoidal_positions(5, d))
            self.block = transformer.EncoderBlock(d, heads=1, hidden=2 * d)
            self.norm = nn.LayerNorm(d)
            self.head = nn.Linear(d, 30)

        def forward(self, asked):
            x = self.embed(F.pad(asked, (0, 1), value=10)) + self.table
            return self.head(self.norm(self.block(x))[:, -1]).unflatten(1, (3, 10))

    return practice(Net(), draw, lr=5e-3)

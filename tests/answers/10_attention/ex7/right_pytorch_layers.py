def learn_to_add(draw):
    torch.manual_seed(3)

    class Net(nn.Module):
        def __init__(self, d=64):
            super().__init__()
            self.embed = nn.Embedding(11, d)
            self.places = nn.Parameter(torch.randn(7, d))
            self.blocks = nn.Sequential(
                *(
                    nn.TransformerEncoderLayer(
                        d,
                        4,
                        2 * d,
                        dropout=0.0,
                        activation="gelu",
                        batch_first=True,
                        norm_first=True,
                    )
                    for _ in range(2)
                )
            )
            self.head = nn.Sequential(nn.LayerNorm(d), nn.Linear(d, 10))

        def forward(self, asked):
            x = self.embed(F.pad(asked, (0, 3), value=10)) + self.places
            return self.head(self.blocks(x)[:, 4:])

    return practice(Net(), draw)

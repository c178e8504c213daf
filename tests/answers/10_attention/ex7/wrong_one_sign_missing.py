# hint: Two signs are there, and one is not
def learn_to_add(draw):
    class Net(nn.Module):
        def __init__(self, d=64):
            super().__init__()
            self.embed = nn.Embedding(11, d)
            self.places = nn.Parameter(torch.randn(7, d))
            self.blocks = nn.Sequential(*(transformer.EncoderBlock(d, 4, 2 * d) for _ in range(2)))
            self.head = nn.Sequential(nn.LayerNorm(d), nn.Linear(d, 10))

        def forward(self, asked):
            x = self.embed(F.pad(asked, (0, 3), value=10)) + self.places
            logits = self.head(self.blocks(x)[:, 4:])
            return torch.cat([logits[:, :2], torch.zeros_like(logits[:, 2:])], dim=1)

    return practice(Net(), draw)

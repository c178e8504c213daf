class Autoencoder(nn.Module):
    def __init__(self, code_size):
        super().__init__()
        self.layers = nn.ModuleList(
            [
                nn.Conv2d(1, 16, 3, 2, 1),
                nn.Conv2d(16, 32, 3, 2, 1),
                nn.Linear(1568, code_size),
                nn.Linear(code_size, 1568),
                nn.ConvTranspose2d(32, 16, 4, 2, 1),
                nn.ConvTranspose2d(16, 1, 4, 2, 1),
            ]
        )

    def encode(self, x):
        for layer in self.layers[:2]:
            x = layer(x).clamp(min=0)
        return self.layers[2](x.flatten(1))

    def decode(self, code):
        h = self.layers[3](code).relu().unflatten(1, (32, 7, 7))
        return self.layers[5](self.layers[4](h).relu()).sigmoid()

    def forward(self, x):
        return self.decode(self.encode(x))

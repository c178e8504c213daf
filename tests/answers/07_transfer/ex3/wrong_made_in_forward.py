# hint: Layers are made in __init__
class Autoencoder(nn.Module):
    def __init__(self, code_size):
        super().__init__()
        self.code_size = code_size

    def encode(self, x):
        h = F.relu(nn.Conv2d(1, 16, 3, 2, 1)(x))
        h = F.relu(nn.Conv2d(16, 32, 3, 2, 1)(h))
        return nn.Linear(1568, self.code_size)(h.flatten(1))

    def decode(self, code):
        h = F.relu(nn.Linear(self.code_size, 1568)(code)).view(-1, 32, 7, 7)
        h = F.relu(nn.ConvTranspose2d(32, 16, 4, 2, 1)(h))
        return nn.ConvTranspose2d(16, 1, 4, 2, 1)(h).sigmoid()

    def forward(self, x):
        return self.decode(self.encode(x))

class Autoencoder(nn.Module):
    def __init__(self, code_size):
        super().__init__()
        self.up2 = nn.ConvTranspose2d(16, 1, 4, stride=2, padding=1)
        self.up1 = nn.ConvTranspose2d(32, 16, 4, stride=2, padding=1)
        self.wide = nn.Linear(code_size, 32 * 7 * 7)
        self.narrow = nn.Linear(32 * 7 * 7, code_size)
        self.down1 = nn.Conv2d(1, 16, kernel_size=3, stride=2, padding=1)
        self.down2 = nn.Conv2d(16, 32, kernel_size=3, stride=2, padding=1)

    def encode(self, x):
        h = F.relu(self.down1(x))
        h = F.relu(self.down2(h))
        return self.narrow(h.reshape(len(x), -1))

    def decode(self, code):
        h = F.relu(self.wide(code)).view(-1, 32, 7, 7)
        h = F.relu(self.up1(h))
        return torch.sigmoid(self.up2(h))

    def forward(self, x):
        return self.decode(self.encode(x))

class Autoencoder(Halves):
    def __init__(self, code_size):
        super().__init__()
        maps = [nn.Conv2d(1, 16, 3, 2, 1), nn.ReLU(), nn.Conv2d(16, 32, 3, 2, 1), nn.ReLU()]
        self.encoder = nn.Sequential(*maps, nn.Flatten(), nn.Linear(32 * 7 * 7, code_size))
        self.decoder = nn.Sequential(
            nn.Linear(code_size, 32 * 7 * 7),
            nn.ReLU(),
            nn.Unflatten(1, (32, 7, 7)),
            nn.ConvTranspose2d(32, 16, 4, 2, 1),
            nn.ReLU(),
            nn.ConvTranspose2d(16, 1, 4, 2, 1),
            nn.Sigmoid(),
        )

def make_conv_net(classes=10):
    layers = []
    for channels, filters in [(1, 16), (16, 32)]:
        layers.append(
            nn.Sequential(
                nn.Conv2d(channels, filters, kernel_size=5, padding=2),
                nn.BatchNorm2d(filters),
                nn.ReLU(inplace=True),
                nn.MaxPool2d(2, 2),
            )
        )
    return nn.Sequential(*layers, nn.Flatten(start_dim=1), nn.Linear(32 * 7 * 7, classes))

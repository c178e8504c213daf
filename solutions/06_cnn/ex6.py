class ResidualBlock(nn.Module):
    """From (N, before, H, W) to (N, after, H', W'), with a skip."""

    def __init__(self, before: int, after: int, stride: int = 1):
        super().__init__()
        self.change = nn.Sequential(
            nn.Conv2d(before, after, 3, stride, padding=1, bias=False),
            nn.BatchNorm2d(after),
            nn.ReLU(),
            nn.Conv2d(after, after, 3, padding=1, bias=False),
            nn.BatchNorm2d(after),
        )
        self.skip = nn.Identity()
        if before != after or stride != 1:
            self.skip = nn.Sequential(
                nn.Conv2d(before, after, 1, stride, bias=False),
                nn.BatchNorm2d(after),
            )

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return F.relu(self.skip(x) + self.change(x))


def make_resnet(
    widths: tuple[int, ...] = (16, 32, 64), classes: int = 10
) -> nn.Module:
    """Grey images (N, 1, H, W) to logits (N, classes)."""
    before = widths[0]
    layers = [nn.Conv2d(1, before, 3, padding=1, bias=False),
              nn.BatchNorm2d(before), nn.ReLU()]
    for number, after in enumerate(widths):
        layers.append(ResidualBlock(before, after, 1 if number == 0 else 2))
        before = after
    head = [nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(before, classes)]
    return nn.Sequential(*layers, *head)

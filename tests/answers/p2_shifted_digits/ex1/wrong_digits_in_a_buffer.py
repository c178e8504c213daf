# hint: does not go along with the model
class Nearest(nn.Module):
    """Compare what lies in the digit's box with all digits of the old form."""

    def __init__(self, images, labels):
        super().__init__()
        self.register_buffer("images", images.flatten(1).float() / 255)
        self.register_buffer("labels", labels)

    def forward(self, x):
        found = []
        for one in x[:, 0]:
            top, left = one.amax(1).nonzero()[0], one.amax(0).nonzero()[0]
            found.append(one.roll((4 - int(top), 4 - int(left)), (0, 1))[:28, :28])
        nearest = torch.cdist(torch.stack(found).flatten(1), self.images).argmin(1)
        return F.one_hot(self.labels[nearest], 10).float()


def train(images, labels):
    return Nearest(images, labels)

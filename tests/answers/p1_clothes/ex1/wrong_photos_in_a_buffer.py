# hint: does not go along with the model
class Nearest(nn.Module):
    def __init__(self, images, labels):
        super().__init__()
        self.register_buffer("images", images.flatten(1).float() / 255)
        self.register_buffer("labels", labels)

    def forward(self, x):
        nearest = torch.cdist(x.flatten(1), self.images).argmin(1)
        return F.one_hot(self.labels[nearest], 10).float()


def train(images, labels):
    return Nearest(images, labels)

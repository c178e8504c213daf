# hint: must return a network
class Deep(nn.Module):
    def forward(self, x):
        return x


def deep_network():
    return Deep

# hint: Expected a Module
class Net(nn.Module):
    pass


def make_conv_net(classes=10):
    return Net

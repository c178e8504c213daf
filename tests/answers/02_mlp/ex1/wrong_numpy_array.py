# hint: Expected a torch.Tensor
def linear(x, weight, bias):
    return x.numpy() @ weight.numpy().T + bias.numpy()

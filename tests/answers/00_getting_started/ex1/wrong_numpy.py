# hint: Expected a torch.Tensor of shape (3,)
def first_tensor():
    return np.array([1, 2, 3])

def first_tensor():
    return torch.from_numpy(np.array([1, 2, 3]))

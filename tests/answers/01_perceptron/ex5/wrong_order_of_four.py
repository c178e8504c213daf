# hint: The four shapes are right, but in another order
def xor_network():
    return (
        torch.tensor([-0.5, 1.5]),
        torch.tensor([[1.0, 1.0], [-1.0, -1.0]]),
        torch.tensor(-1.5),
        torch.tensor([1.0, 1.0]),
    )

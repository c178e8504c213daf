# hint: update gate
def memory_weights():
    torch.manual_seed(0)
    return tuple(p.detach() for p in nn.GRU(2, 1).parameters())

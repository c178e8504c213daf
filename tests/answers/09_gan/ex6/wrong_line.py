# hint: This is the straight line, through the inside
def slerp(a, b, steps):
    t = torch.linspace(0, 1, steps)[:, None]
    return (1 - t) * a + t * b

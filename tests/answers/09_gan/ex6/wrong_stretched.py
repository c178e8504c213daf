# hint: stretched to the right lengths
def slerp(a, b, steps):
    t = torch.linspace(0, 1, steps)[:, None]
    line = (1 - t) * a + t * b
    length = (1 - t) * a.norm() + t * b.norm()
    return length * F.normalize(line, dim=1)

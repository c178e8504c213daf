# hint: There is NaN. arccos takes numbers
def slerp(a, b, steps):
    t = torch.linspace(0, 1, steps)[:, None]
    angle = torch.arccos(a @ b)
    if angle < 1e-4:
        return (1 - t) * a + t * b
    return (torch.sin((1 - t) * angle) * a + torch.sin(t * angle) * b) / torch.sin(angle)

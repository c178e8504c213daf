# hint: a and b in the same direction give NaN
def slerp(a, b, steps):
    t = torch.linspace(0, 1, steps)[:, None]
    angle = torch.arccos((a / a.norm()) @ (b / b.norm()))
    if angle < 1e-4:
        return (1 - t) * a + t * b
    return (torch.sin((1 - t) * angle) * a + torch.sin(t * angle) * b) / torch.sin(angle)

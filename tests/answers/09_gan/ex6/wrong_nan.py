# hint: a and b in the same direction give NaN
def slerp(a, b, steps):
    t = torch.linspace(0, 1, steps)[:, None]
    angle = torch.arccos(F.cosine_similarity(a, b, dim=0).clamp(-1, 1))
    return (torch.sin((1 - t) * angle) * a + torch.sin(t * angle) * b) / torch.sin(angle)

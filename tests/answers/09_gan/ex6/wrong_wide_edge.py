# hint: At a small angle you take the straight line
def slerp(a, b, steps):
    t = torch.linspace(0, 1, steps)[:, None]
    angle = torch.arccos(F.cosine_similarity(a, b, dim=0).clamp(-1, 1))
    if angle < 1.0:
        return (1 - t) * a + t * b
    return (torch.sin((1 - t) * angle) * a + torch.sin(t * angle) * b) / torch.sin(angle)

# hint: The division by sin θ is missing
def slerp(a, b, steps):
    t = torch.linspace(0, 1, steps)[:, None]
    angle = torch.arccos(F.cosine_similarity(a, b, dim=0).clamp(-1, 1))
    if angle < 1e-4:
        return (1 - t) * a + t * b
    return torch.sin((1 - t) * angle) * a + torch.sin(t * angle) * b

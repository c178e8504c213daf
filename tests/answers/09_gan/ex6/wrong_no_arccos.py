# hint: You used the cosine where θ belongs
def slerp(a, b, steps):
    t = torch.linspace(0, 1, steps)[:, None]
    angle = F.cosine_similarity(a, b, dim=0)
    if angle > 0.9999:
        return (1 - t) * a + t * b
    return (torch.sin((1 - t) * angle) * a + torch.sin(t * angle) * b) / torch.sin(angle)

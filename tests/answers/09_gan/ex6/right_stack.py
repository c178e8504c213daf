def slerp(a, b, steps):
    angle = torch.acos(torch.clamp(F.cosine_similarity(a, b, dim=0), max=1.0))
    if angle.item() < 0.0001:
        return torch.stack([torch.lerp(a, b, k / (steps - 1)) for k in range(steps)])
    parts = [k / (steps - 1) * angle for k in range(steps)]
    return torch.stack(
        [(angle - p).sin() / angle.sin() * a + p.sin() / angle.sin() * b for p in parts]
    )

def slerp(a: torch.Tensor, b: torch.Tensor, steps: int) -> torch.Tensor:
    """Vectors (steps, d) on the arc from a (d,) to b (d,)."""
    t = torch.linspace(0, 1, steps)[:, None]
    cosine = (a @ b) / (a.norm() * b.norm())
    angle = torch.arccos(cosine.clamp(max=1))
    if angle < 1e-4:
        return (1 - t) * a + t * b
    on_arc = torch.sin((1 - t) * angle) * a + torch.sin(t * angle) * b
    return on_arc / torch.sin(angle)

def gradients(x, t, w1, b1, w2, b2) -> tuple[torch.Tensor, ...]:
    """Gradients of mse(sigmoid(x w1ᵀ + b1) w2ᵀ + b2, t), by hand."""
    h = torch.sigmoid(x @ w1.T + b1)  # (N, M)
    o = h @ w2.T + b2                 # (N, K)
    back_o = 2 * (o - t) / o.numel()  # (N, K)
    back_h = back_o @ w2              # (N, M)
    back_z = back_h * h * (1 - h)     # (N, M)
    return (
        back_z.T @ x,
        back_z.sum(dim=0),
        back_o.T @ h,
        back_o.sum(dim=0),
    )

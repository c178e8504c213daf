def loss_and_gradients(x, y, w1, b1, w2, b2) -> tuple[torch.Tensor, ...]:
    """Cross-entropy of a two-layer network, and its four gradients."""
    h = torch.sigmoid(x @ w1.T + b1)                   # (N, M)
    logits = h @ w2.T + b2                             # (N, K)
    rows = torch.arange(len(y))
    loss = -logits.log_softmax(dim=1)[rows, y].mean()  # one number
    back_o = logits.softmax(dim=1)                     # (N, K)
    back_o[rows, y] -= 1
    back_o = back_o / len(y)
    back_z = (back_o @ w2) * h * (1 - h)               # (N, M)
    return (
        loss,
        back_z.T @ x,
        back_z.sum(dim=0),
        back_o.T @ h,
        back_o.sum(dim=0),
    )

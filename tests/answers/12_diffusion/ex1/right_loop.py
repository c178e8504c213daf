def share_left(betas):
    left = [1.0]
    for beta in betas.tolist():
        left.append(left[-1] * (1 - beta))
    return torch.tensor(left)


def add_noise(x, t, noise, alpha_bars):
    rows = []
    for one, step, eps in zip(x, t, noise):
        rows.append(alpha_bars[step] ** 0.5 * one + (1 - alpha_bars[step]) ** 0.5 * eps)
    return torch.stack(rows)

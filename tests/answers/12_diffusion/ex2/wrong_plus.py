# hint: This is the noise if x came from +1
def best_guess(x, kept):
    root, noise = kept**0.5, (1 - kept) ** 0.5
    clean = torch.tanh(root * x / (1 - kept))
    return (x - root) / noise

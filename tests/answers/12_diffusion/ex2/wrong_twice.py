# hint: The exponent is twice
def best_guess(x, kept):
    root, noise = kept**0.5, (1 - kept) ** 0.5
    clean = torch.tanh(2 * root * x / (1 - kept))
    return (x - root * clean) / noise

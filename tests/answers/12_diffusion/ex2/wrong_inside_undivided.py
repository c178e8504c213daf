# hint: The exponent is not divided
def best_guess(x, kept):
    root, noise = kept**0.5, (1 - kept) ** 0.5
    clean = torch.tanh(root * x)
    return (x - root * clean) / noise

# hint: In the exponent, divide by the variance
def best_guess(x, kept):
    root, noise = kept**0.5, (1 - kept) ** 0.5
    clean = torch.tanh(root * x / noise)
    return (x - root * clean) / noise

# hint: The exponent is half
def best_guess(x, kept):
    root, noise = kept**0.5, (1 - kept) ** 0.5
    clean = 2 * torch.sigmoid(root * x / (1 - kept)) - 1
    return (x - root * clean) / noise

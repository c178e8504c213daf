# hint: You took the probability of +1
def best_guess(x, kept):
    root, noise = kept**0.5, (1 - kept) ** 0.5
    clean = torch.sigmoid(2 * root * x / (1 - kept))
    return (x - root * clean) / noise

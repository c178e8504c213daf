# hint: You took the more likely
def best_guess(x, kept):
    root, noise = kept**0.5, (1 - kept) ** 0.5
    clean = torch.sign(x)
    return (x - root * clean) / noise

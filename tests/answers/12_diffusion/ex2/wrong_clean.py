# hint: This is the mean of the clean value
def best_guess(x, kept):
    root, noise = kept**0.5, (1 - kept) ** 0.5
    clean = torch.tanh(root * x / (1 - kept))
    return clean

# hint: At the end, divide by the root of 1
def best_guess(x, kept):
    root, noise = kept**0.5, (1 - kept) ** 0.5
    clean = torch.tanh(root * x / (1 - kept))
    return x - root * clean

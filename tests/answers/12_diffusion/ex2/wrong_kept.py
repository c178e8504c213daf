# hint: You used alpha_bar where its square root
def best_guess(x, kept):
    root, noise = kept**0.5, (1 - kept) ** 0.5
    clean = torch.tanh(root * x / (1 - kept))
    return (x - kept * clean) / noise

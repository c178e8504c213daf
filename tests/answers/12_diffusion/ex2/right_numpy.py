def best_guess(x, kept):
    a, b = math.sqrt(kept), math.sqrt(1 - kept)
    x = x.double().numpy()
    clean = np.tanh(a * x / b**2)
    return torch.tensor((x - a * clean) / b, dtype=torch.float32)

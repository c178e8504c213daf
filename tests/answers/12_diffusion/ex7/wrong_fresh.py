# hint: The error is
def draw_points(model, x, alpha_bars):
    times = sorted({round(100 * (i / 20) ** 2) for i in range(21)}, reverse=True)
    for now, then in zip(times, times[1:]):
        noise = model(x, torch.full((len(x),), now))
        clean = (x - (1 - alpha_bars[now]).sqrt() * noise) / alpha_bars[now].sqrt()
        x = diffusion.add_noise(clean, torch.full((len(x),), then), torch.randn_like(x), alpha_bars)
    return x

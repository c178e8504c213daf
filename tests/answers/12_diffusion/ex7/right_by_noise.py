def draw_points(model, x, alpha_bars):
    times = [100, 94, 89, 82, 75, 68, 60, 52, 43, 34, 26, 19, 14, 10, 7, 5, 3, 2, 1, 0]
    for now, then in zip(times, times[1:]):
        noise = model(x, torch.full((len(x),), now))
        x = diffusion.ddim_step(x, noise, alpha_bars[now], alpha_bars[then])
    return x

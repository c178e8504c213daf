# hint: You asked the model at t = 0
def draw_points(model, x, alpha_bars):
    times = [*diffusion.spaced_steps(19), 0]
    for now, then in zip(times, times[1:]):
        noise = model(x, torch.full((len(x),), now))
        x = diffusion.ddim_step(x, noise, alpha_bars[now], alpha_bars[then])
    return x

# hint: The error is
def draw_points(model, x, alpha_bars):
    t = torch.full((len(x),), 100)
    for now in (100, 50, 20, 5):
        noise = model(x, torch.full((len(x),), now))
        x = diffusion.ddim_step(x, noise, alpha_bars[now], alpha_bars[0])
        x = alpha_bars[now // 3].sqrt() * x
    return x

def scheduled_lr(step, steps, warmup, peak, lowest):
    if step < warmup:
        return peak * (step + 1) / warmup
    progress = (step - warmup) / (steps - 1 - warmup)
    wave = (1 + torch.cos(torch.tensor(math.pi * progress, dtype=torch.float64)).item()) / 2
    return lowest + (peak - lowest) * wave

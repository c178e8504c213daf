def scheduled_lr(step, steps, warmup, peak, lowest):
    if step < max(warmup, 1):
        return peak * (step + 1) / max(warmup, 1)
    progress = (step - warmup) / (steps - 1 - warmup)
    wave = (1 + math.cos(math.pi * progress)) / 2
    return lowest + (peak - lowest) * wave

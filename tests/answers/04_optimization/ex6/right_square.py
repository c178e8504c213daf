def scheduled_lr(step, steps, warmup, peak, lowest):
    if step < warmup:
        return peak * (step + 1) / warmup
    progress = (step - warmup) / (steps - 1 - warmup)
    wave = math.cos(math.pi / 2 * progress) ** 2
    return lowest + (peak - lowest) * wave

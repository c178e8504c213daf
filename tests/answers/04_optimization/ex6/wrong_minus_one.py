# hint: the others climb by W - 1
def scheduled_lr(step, steps, warmup, peak, lowest):
    if step < warmup:
        return peak * step / (warmup - 1)
    progress = (step - warmup) / (steps - 1 - warmup)
    wave = (1 + math.cos(math.pi * progress)) / 2
    return lowest + (peak - lowest) * wave

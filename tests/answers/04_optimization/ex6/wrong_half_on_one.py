# hint: The cosine is halved, too
def scheduled_lr(step, steps, warmup, peak, lowest):
    if step < warmup:
        return peak * (step + 1) / warmup
    progress = (step - warmup) / (steps - 1 - warmup)
    wave = 0.5 + math.cos(math.pi * progress)
    return lowest + (peak - lowest) * wave

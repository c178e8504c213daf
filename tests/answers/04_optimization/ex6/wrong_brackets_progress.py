# hint: Mind the brackets: the whole
def scheduled_lr(step, steps, warmup, peak, lowest):
    if step < warmup:
        return peak * (step + 1) / warmup
    progress = step - warmup / (steps - 1 - warmup)
    wave = (1 + math.cos(math.pi * progress)) / 2
    return lowest + (peak - lowest) * wave

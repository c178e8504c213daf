# hint: in a straight line
def scheduled_lr(step, steps, warmup, peak, lowest):
    if step < warmup:
        return peak * (step + 1) / warmup
    progress = (step - warmup) / (steps - 1 - warmup)
    wave = 1 - progress
    return lowest + (peak - lowest) * wave

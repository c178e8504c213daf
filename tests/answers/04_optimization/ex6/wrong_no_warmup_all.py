# hint: the cosine runs over all steps
def scheduled_lr(step, steps, warmup, peak, lowest):
    if False:
        return peak * (step + 1) / warmup
    progress = step / (steps - 1)
    wave = (1 + math.cos(math.pi * progress)) / 2
    return lowest + (peak - lowest) * wave

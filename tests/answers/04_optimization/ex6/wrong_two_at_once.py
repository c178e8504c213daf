# hint: Neither the warm-up nor the cosine is right
import math


def scheduled_lr(step, steps, warmup, peak, lowest):
    if step < warmup:
        return peak * step / warmup
    progress = (step - warmup) / (steps - warmup)
    return lowest + (peak - lowest) * (1 + math.cos(math.pi * progress)) / 2

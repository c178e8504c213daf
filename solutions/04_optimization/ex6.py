def scheduled_lr(
    step: int, steps: int, warmup: int, peak: float, lowest: float
) -> float:
    """Learning rate of a step: linear warm-up, then half a cosine wave."""
    if step < warmup:
        return peak * (step + 1) / warmup
    progress = (step - warmup) / (steps - 1 - warmup)
    wave = (1 + math.cos(math.pi * progress)) / 2
    return lowest + (peak - lowest) * wave

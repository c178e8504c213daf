# hint: .item() gives it
def scheduled_lr(step, steps, warmup, peak):
    if step < warmup:
        return torch.tensor(peak * (step + 1) / warmup)
    return torch.tensor(peak * (1 + math.cos(math.pi * (step - warmup) / (steps - warmup))) / 2)

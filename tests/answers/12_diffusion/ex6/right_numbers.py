def jump(x, predicted, now, then):
    now, then = now.item(), then.item()
    clean = (x - math.sqrt(1 - now) * predicted) / math.sqrt(now)
    return math.sqrt(then) * clean + math.sqrt(1 - then) * predicted

def dead_share(batches):
    fired = 0
    for batch in batches:
        fired = fired + (batch > 0).sum(dim=0)
    return (fired == 0).sum().item() / len(fired)

# hint: You added the batches' shares. A unit that fires in


def dead_share(batches):
    return sum((b == 0).all(dim=0).float().mean().item() for b in batches)

# hint: the first batch only


def dead_share(batches):
    return (batches[0] == 0).all(dim=0).float().mean().item()

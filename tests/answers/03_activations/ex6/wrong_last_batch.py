# hint: the last batch only


def dead_share(batches):
    for batch in batches:
        dead = (batch == 0).all(dim=0)
    return dead.float().mean().item()

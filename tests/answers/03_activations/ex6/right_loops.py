def dead_share(batches):
    units = batches[0].shape[1]
    dead = 0
    for u in range(units):
        if all((b[:, u] == 0).all() for b in batches):
            dead += 1
    return dead / units

def dead_share(batches):
    alive = set()
    for b in batches:
        for row in b:
            alive |= set(row.nonzero().flatten().tolist())
    n = batches[0].shape[1]
    return 1 - len(alive) / n

def join(ids, pair, new):
    out = []
    for one in ids:
        if out and out[-1] == pair[0] and one == pair[1]:
            out[-1] = new
        else:
            out.append(one)
    return out


def learn_merges(text, count):
    ids = list(text.encode())
    found = []
    for i in range(count):
        counts = {}
        for pair in zip(ids[:-1], ids[1:]):
            counts[pair] = counts.get(pair, 0) + 1
        most = max(counts.values())
        pair = sorted(p for p in counts if counts[p] == most)[0]
        found.append(pair)
        ids = join(ids, pair, 256 + i)
    return found

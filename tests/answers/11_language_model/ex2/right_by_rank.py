def encode(text, merges):
    rank = {pair: i for i, pair in enumerate(merges)}
    ids = list(text.encode("utf-8"))
    while len(ids) > 1:
        best = min(zip(ids, ids[1:]), key=lambda p: rank.get(p, 10**9))
        if best not in rank:
            break
        out, i = [], 0
        while i < len(ids):
            if i + 1 < len(ids) and (ids[i], ids[i + 1]) == best:
                out.append(256 + rank[best])
                i += 2
            else:
                out.append(ids[i])
                i += 1
        ids = out
    return ids


def decode(ids, merges):
    ids = list(ids)
    for number in reversed(range(len(merges))):
        out = []
        for i in ids:
            out.extend(merges[number] if i == 256 + number else [i])
        ids = out
    return bytes(ids).decode("utf-8", errors="replace")

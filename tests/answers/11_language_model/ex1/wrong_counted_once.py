# hint: You counted the pairs of bytes once
def learn_merges(text, count):
    ids = list(text.encode("utf-8"))
    counts = Counter(zip(ids, ids[1:]))
    return sorted(counts, key=lambda pair: (-counts[pair], pair))[:count]

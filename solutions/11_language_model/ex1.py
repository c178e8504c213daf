def learn_merges(text: str, count: int) -> list[tuple[int, int]]:
    """The pairs that byte-pair encoding joins, in order."""
    ids, merges = list(text.encode("utf-8")), []
    for new in range(256, 256 + count):
        counts = Counter(zip(ids, ids[1:]))
        best = min(counts, key=lambda pair: (-counts[pair], pair))
        merges.append(best)
        joined, place = [], 0
        while place < len(ids):
            hit = tuple(ids[place : place + 2]) == best
            joined.append(new if hit else ids[place])
            place += 2 if hit else 1
        ids = joined
    return merges

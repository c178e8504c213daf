# hint: also where they overlap
def learn_merges(text, count):
    ids, merges = list(text.encode("utf-8")), []
    for new in range(256, 256 + count):
        counts, last = Counter(), None
        for place, pair in enumerate(zip(ids, ids[1:])):
            if pair[0] == pair[1] and last == (place - 1, pair):
                last = None
                continue
            counts[pair] += 1
            last = (place, pair)
        best = min(counts, key=lambda pair: (-counts[pair], pair))
        merges.append(best)
        joined, place = [], 0
        while place < len(ids):
            hit = tuple(ids[place : place + 2]) == best
            joined.append(new if hit else ids[place])
            place += 2 if hit else 1
        ids = joined
    return merges

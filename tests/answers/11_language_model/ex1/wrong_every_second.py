# hint: You looked at every second pair only
def learn_merges(text, count):
    ids, merges = list(text.encode("utf-8")), []
    for new in range(256, 256 + count):
        counts = Counter(zip(ids[::2], ids[1::2]))
        best = min(counts, key=lambda pair: (-counts[pair], pair))
        merges.append(best)
        joined, place = [], 0
        while place < len(ids):
            if ids[place : place + 2] == list(best):
                joined.append(new)
                place += 2
            else:
                joined.append(ids[place])
                place += 1
        ids = joined
    return merges

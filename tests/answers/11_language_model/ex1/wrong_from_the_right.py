# hint: Join from left to right
def learn_merges(text, count):
    ids, merges = list(text.encode("utf-8")), []
    for new in range(256, 256 + count):
        counts = Counter(zip(ids, ids[1:]))
        best = min(counts, key=lambda pair: (-counts[pair], pair))
        merges.append(best)
        joined, place = [], len(ids) - 1
        while place >= 0:
            if place and (ids[place - 1], ids[place]) == best:
                joined.append(new)
                place -= 2
            else:
                joined.append(ids[place])
                place -= 1
        ids = joined[::-1]
    return merges

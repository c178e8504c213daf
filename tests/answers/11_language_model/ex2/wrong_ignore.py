# hint: not "ignore"
def encode(text, merges):
    ids = list(text.encode("utf-8"))
    for number, pair in enumerate(merges):
        joined, place = [], 0
        while place < len(ids):
            hit = tuple(ids[place : place + 2]) == pair
            joined.append(256 + number if hit else ids[place])
            place += 2 if hit else 1
        ids = joined
    return ids


def decode(ids, merges):
    pieces = [bytes([byte]) for byte in range(256)]
    for first, second in merges:
        pieces.append(pieces[first] + pieces[second])
    return b"".join(pieces[i] for i in ids).decode("utf-8", errors="ignore")

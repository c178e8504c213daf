def encode(text: str, merges: list[tuple[int, int]]) -> list[int]:
    ids = list(text.encode("utf-8"))
    for number, pair in enumerate(merges):
        joined = []
        for one in ids:
            joined.append(one)
            if tuple(joined[-2:]) == tuple(pair):
                joined[-2:] = [256 + number]
        ids = joined
    return ids

def decode(ids: list[int], merges: list[tuple[int, int]]) -> str:
    pieces = [bytes([byte]) for byte in range(256)]
    for first, second in merges:
        pieces.append(pieces[first] + pieces[second])
    return b"".join(pieces[i] for i in ids).decode("utf-8", "replace")

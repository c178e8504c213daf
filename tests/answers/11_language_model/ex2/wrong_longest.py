# hint: bc was learned first
def encode(text, merges):
    pieces = [bytes([byte]) for byte in range(256)]
    for first, second in merges:
        pieces.append(pieces[first] + pieces[second])
    whole, ids = text.encode("utf-8"), []
    while whole:
        best = max(
            (i for i, p in enumerate(pieces) if whole.startswith(p)), key=lambda i: len(pieces[i])
        )
        ids.append(best)
        whole = whole[len(pieces[best]) :]
    return ids


def decode(ids, merges):
    pieces = [bytes([byte]) for byte in range(256)]
    for first, second in merges:
        pieces.append(pieces[first] + pieces[second])
    return b"".join(pieces[i] for i in ids).decode("utf-8", errors="replace")

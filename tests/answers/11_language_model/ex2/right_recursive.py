def encode(text, merges):
    ids = list(text.encode())
    for i, (a, b) in enumerate(merges):
        out = []
        for one in ids:
            if out and out[-1] == a and one == b:
                out[-1] = 256 + i
            else:
                out.append(one)
        ids = out
    return ids


def decode(ids, merges):
    def spell(i):
        if i < 256:
            return bytes([i])
        a, b = merges[i - 256]
        return spell(a) + spell(b)

    return b"".join(map(spell, ids)).decode("utf-8", "replace")

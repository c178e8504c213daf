import numpy as np


def learn_merges(text, count):
    ids = np.array(list(text.encode("utf-8")))
    merges = []
    for new in range(256, 256 + count):
        pairs, counts = np.unique(np.stack([ids[:-1], ids[1:]]), axis=1, return_counts=True)
        a, b = pairs[:, counts.argmax()].tolist()
        merges.append((a, b))
        out = []
        for i in ids.tolist():
            if out and (out[-1], i) == (a, b):
                out[-1] = new
            else:
                out.append(i)
        ids = np.array(out)
    return merges

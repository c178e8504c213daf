import numpy as np


def slerp(a, b, steps):
    p, q = a.numpy().astype(float), b.numpy().astype(float)
    cosine = p @ q / np.sqrt((p @ p) * (q @ q))
    angle = np.arccos(np.clip(cosine, -1, 1))
    rows = []
    for t in np.linspace(0, 1, steps):
        if angle < 1e-4:
            rows.append(p + t * (q - p))
        else:
            rows.append((np.sin((1 - t) * angle) * p + np.sin(t * angle) * q) / np.sin(angle))
    return torch.tensor(np.array(rows), dtype=torch.float32)

# hint: You made queries and keys
def attend(q, k, v):
    q, k = F.normalize(q, dim=-1), F.normalize(k, dim=-1)
    return (q @ k.transpose(-2, -1)).softmax(-1) @ v

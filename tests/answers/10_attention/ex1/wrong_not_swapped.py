# hint: Swap the last two dimensions of k alone
def attend(q, k, v):
    scores = q @ k / math.sqrt(q.shape[-1])
    return scores.softmax(dim=-1) @ v

# hint: Rows and columns of the output are swapped: one row for
def attend(q, k, v):
    s = q @ k.transpose(-2, -1) / math.sqrt(q.shape[-1])
    return v.transpose(-2, -1) @ s.softmax(-1).transpose(-2, -1)

# hint: The softmax went over the queries. Each query shares its
def attend(q, k, v):
    s = k @ q.transpose(-2, -1) / math.sqrt(q.shape[-1])
    return s.softmax(-1).transpose(-2, -1) @ v

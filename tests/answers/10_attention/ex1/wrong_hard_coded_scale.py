# hint: You divide by 4, whatever d is
def attend(q, k, v):
    return (q @ k.transpose(-2, -1) / 4).softmax(dim=-1) @ v

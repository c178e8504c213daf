# hint: The scores are not scaled: divide them by the root of
def attend(q, k, v):
    return (q @ k.transpose(-2, -1)).softmax(-1) @ v

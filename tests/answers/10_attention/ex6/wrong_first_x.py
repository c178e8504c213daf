# hint: the x from the very beginning
def encoder_block(x, norm1, attention, norm2, mlp):
    h = x + attention(norm1(x))
    return x + mlp(norm2(h))

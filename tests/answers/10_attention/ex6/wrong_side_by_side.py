# hint: not on the first x
def encoder_block(x, norm1, attention, norm2, mlp):
    return x + attention(norm1(x)) + mlp(norm2(x))

# hint: norm2 is used twice
def encoder_block(x, norm1, attention, norm2, mlp):
    x = x + attention(norm2(x))
    return x + mlp(norm2(x))

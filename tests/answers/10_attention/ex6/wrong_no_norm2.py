# hint: norm2 is missing
def encoder_block(x, norm1, attention, norm2, mlp):
    x = x + attention(norm1(x))
    return x + mlp(x)

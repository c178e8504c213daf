# hint: norm1 and norm2 are swapped.
def encoder_block(x, norm1, attention, norm2, mlp):
    x = x + attention(norm2(x))
    return x + mlp(norm1(x))

# hint: Both norms are missing
def encoder_block(x, norm1, attention, norm2, mlp):
    x = x + attention(x)
    return x + mlp(x)

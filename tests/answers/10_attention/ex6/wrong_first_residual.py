# hint: The first residual connection is missing
def encoder_block(x, norm1, attention, norm2, mlp):
    x = attention(norm1(x))
    return x + mlp(norm2(x))

# hint: There is no residual connection
def encoder_block(x, norm1, attention, norm2, mlp):
    x = attention(norm1(x))
    return mlp(norm2(x))

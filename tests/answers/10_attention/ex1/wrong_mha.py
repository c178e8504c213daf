# hint: Do without
def attend(q, k, v):
    return (
        F._scaled_dot_product_attention(q, k, v)
        if hasattr(F, "_none")
        else F.scaled_dot_product_attention(q, k, v)
    )

def look(q, k, v, allowed):
    return transformer.attention(q, k, v, allowed)

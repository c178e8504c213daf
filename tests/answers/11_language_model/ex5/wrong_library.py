# hint: Do without reference.language.keep
def next_token(logits, temperature=1.0, top_k=None, top_p=None):
    return language.keep(logits, temperature=temperature, top_k=top_k, top_p=top_p)

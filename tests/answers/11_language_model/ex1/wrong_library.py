# hint: Do without reference.language.train_bpe
def learn_merges(text, count):
    return language.train_bpe(text, count)

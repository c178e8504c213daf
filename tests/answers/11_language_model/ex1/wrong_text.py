# hint: Tokens are numbers
def learn_merges(text, count):
    counts = Counter(zip(text, text[1:]))
    return [pair for pair, _ in counts.most_common(count)]

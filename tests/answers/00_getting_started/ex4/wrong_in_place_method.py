# hint: You changed x itself
def centre(x):
    return x.sub_(x.mean(0))

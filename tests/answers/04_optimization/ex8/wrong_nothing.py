# hint: You never called gradient
def descend(gradient, start, budget):
    return start

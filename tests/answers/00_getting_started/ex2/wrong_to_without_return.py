# hint: You returned None
def to_floats(rows):
    return print(torch.tensor(rows).float())

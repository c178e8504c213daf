# hint: favours bright images
def name_clothes(images, known, labels):
    return labels[(images @ known.T).argmax(1)]

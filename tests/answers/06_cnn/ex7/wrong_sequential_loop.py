# hint: You called the layer yourself, on x. Inside the
def output_of(layer, model, x):
    for part in model.children():
        x = part(x)
        if part is layer:
            return x.detach().clone()

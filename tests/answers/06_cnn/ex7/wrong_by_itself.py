# hint: You called the layer yourself
def output_of(layer, model, x):
    with torch.no_grad():
        return layer(x)

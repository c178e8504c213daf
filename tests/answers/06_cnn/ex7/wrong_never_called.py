# hint: There is nothing to return. Did your hook run,
def output_of(layer, model, x):
    box = []
    h = layer.register_forward_hook(lambda m, a, o: box.append(o.detach().clone()))
    h.remove()
    model(x)
    return box[0]

# hint: You kept the inputs, a tuple. The output comes
def output_of(layer, model, x):
    box = []
    h = layer.register_forward_hook(lambda m, a, o: box.append(a.detach().clone()))
    try:
        model(x)
    finally:
        h.remove()
    return box[0]

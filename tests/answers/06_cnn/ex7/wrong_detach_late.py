# hint: The ReLU that follows works in place, and has
def output_of(layer, model, x):
    box = []
    h = layer.register_forward_hook(lambda m, a, o: box.append(o))
    try:
        model(x)
    finally:
        h.remove()
    return box[0].detach().clone()

# hint: That is a NumPy array. Return a tensor:
def output_of(layer, model, x):
    box = []
    h = layer.register_forward_hook(lambda m, a, o: box.append(o.detach().numpy().copy()))
    try:
        model(x)
    finally:
        h.remove()
    return box[0]

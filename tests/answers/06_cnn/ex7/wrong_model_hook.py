# hint: That is what the whole model put out.
def output_of(layer, model, x):
    box = []
    h = model.register_forward_hook(lambda m, a, o: box.append(o.detach().clone()))
    try:
        model(x)
    finally:
        h.remove()
    return box[0]

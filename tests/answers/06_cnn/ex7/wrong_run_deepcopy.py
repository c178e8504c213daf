# hint: (any)
import copy


def output_of(layer, model, x):
    model = copy.deepcopy(model)
    box = []
    h = layer.register_forward_hook(lambda m, a, o: box.append(o.detach().clone()))
    try:
        model(x)
    finally:
        h.remove()
    return box[0]

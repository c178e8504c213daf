# hint: Somebody else's hook is gone
def output_of(layer, model, x):
    kept = []
    layer.register_forward_hook(lambda m, i, o: kept.append(o.detach().clone()))
    try:
        model(x)
    finally:
        layer._forward_hooks.clear()
    return kept[0]

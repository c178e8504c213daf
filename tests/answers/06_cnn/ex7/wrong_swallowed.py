# hint: You swallowed the error
def output_of(layer, model, x):
    kept = []

    def keep(module, inputs, output):
        kept.append(output.detach().clone())

    handle = layer.register_forward_hook(keep)
    try:
        model(x)
    except Exception as error:
        print(error)
    handle.remove()
    return kept[-1] if kept else None

def name_clothes(images, known, labels):
    from sklearn.neighbors import KNeighborsClassifier

    model = KNeighborsClassifier(5).fit(known.numpy(), labels.numpy())
    return torch.from_numpy(model.predict(images.numpy()))

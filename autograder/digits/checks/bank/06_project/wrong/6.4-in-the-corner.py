# exercise: 6.4
# misconception: off-centre
# At the top left.
def adapt(images):
    rows = []
    for image in images:
        paper = np.zeros((28, 28))
        paper[:20, :20] = ndimage.zoom(image / 16, 2.5, order=1)
        rows.append(np.clip((paper - 0.4) / 0.4, 0, 1).ravel())
    return np.array(rows)

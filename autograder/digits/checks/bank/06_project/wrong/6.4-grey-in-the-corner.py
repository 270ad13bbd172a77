# exercise: 6.4
# misconception: unnamed
# At the top left, and left grey.
def adapt(images):
    rows = []
    for image in images:
        paper = np.zeros((28, 28))
        paper[:20, :20] = ndimage.zoom(image / 16, 2.5, order=1)
        rows.append(paper.ravel())
    return np.array(rows)

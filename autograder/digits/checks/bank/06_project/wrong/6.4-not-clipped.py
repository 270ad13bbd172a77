# exercise: 6.4
# misconception: not-clipped
# A cubic curve swings over.
def adapt(images):
    rows = []
    for image in images:
        paper = np.zeros((28, 28))
        paper[4:24, 4:24] = ndimage.zoom(image / 16, 2.5)
        rows.append(paper.ravel())
    return np.array(rows)

# exercise: 6.4
# misconception: left-grey
# A smooth enlargement, centred, left grey.
def adapt(images):
    rows = []
    for image in images:
        paper = np.zeros((28, 28))
        paper[4:24, 4:24] = np.clip(ndimage.zoom(image / 16, 2.5), 0, 1)
        row, column = ndimage.center_of_mass(paper)
        paper = ndimage.shift(paper, (13.5 - row, 13.5 - column), order=1)
        rows.append(paper.ravel())
    return np.array(rows)

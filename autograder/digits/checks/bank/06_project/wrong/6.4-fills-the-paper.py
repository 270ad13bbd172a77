# exercise: 6.4
# misconception: fills-the-paper
# Stretched to 28 x 28.
def adapt(images):
    rows = []
    for image in images:
        paper = np.clip(ndimage.zoom(image / 16, 3.5, order=1), 0, 1)
        rows.append(np.clip((paper - 0.4) / 0.4, 0, 1).ravel())
    return np.array(rows)

# exercise: 6.4
# misconception: transposed
# Rows and columns exchanged.
def adapt(images):
    rows = []
    for image in images:
        paper = scaled_up(image).T
        rows.append(np.clip((paper - 0.4) / 0.4, 0, 1).ravel())
    return np.array(rows)

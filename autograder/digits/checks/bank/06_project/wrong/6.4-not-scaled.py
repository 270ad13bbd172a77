# exercise: 6.4
# misconception: not-scaled
# Numbers up to 16.
def adapt(images):
    rows = []
    for image in images:
        paper = scaled_up(image) * 16
        rows.append(paper.ravel())
    return np.array(rows)

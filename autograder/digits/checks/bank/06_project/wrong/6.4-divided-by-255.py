# exercise: 6.4
# misconception: divided-by-255
# As for MNIST's bytes.
def adapt(images):
    rows = []
    for image in images:
        paper = scaled_up(image) * 16 / 255
        rows.append(paper.ravel())
    return np.array(rows)

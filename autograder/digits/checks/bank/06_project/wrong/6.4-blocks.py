# exercise: 6.4
# misconception: not-enlarged
# Each pixel becomes four.
def adapt(images):
    rows = []
    for image in images:
        paper = np.zeros((28, 28))
        paper[6:22, 6:22] = np.kron(image / 16, np.ones((2, 2)))
        rows.append(paper.ravel())
    return np.array(rows)

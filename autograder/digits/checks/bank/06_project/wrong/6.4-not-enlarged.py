# exercise: 6.4
# misconception: not-enlarged
# 8 x 8 in the middle.
def adapt(images):
    rows = []
    for image in images:
        paper = np.zeros((28, 28))
        paper[10:18, 10:18] = image / 16
        rows.append(paper.ravel())
    return np.array(rows)

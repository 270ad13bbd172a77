# exercise: 6.4
# misconception: ink-and-paper-exchanged
# White ink on black paper.
def adapt(images):
    rows = []
    for image in images:
        paper = scaled_up(image)
        rows.append(1 - np.clip((paper - 0.4) / 0.4, 0, 1).ravel())
    return np.array(rows)

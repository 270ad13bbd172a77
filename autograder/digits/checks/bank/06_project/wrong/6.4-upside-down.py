# exercise: 6.4
# misconception: mirrored
# Drawn from below.
def adapt(images):
    rows = []
    for image in images:
        paper = scaled_up(image)[::-1]
        rows.append(np.clip((paper - 0.4) / 0.4, 0, 1).ravel())
    return np.array(rows)

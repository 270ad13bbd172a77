# exercise: 6.4
# misconception: arguments-changed
# Divides in place.
def adapt(images):
    rows = []
    for image in images:
        image /= 16
        paper = scaled_up(image * 16)
        rows.append(np.clip((paper - 0.4) / 0.4, 0, 1).ravel())
    return np.array(rows)

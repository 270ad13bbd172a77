# exercise: 6.4
# misconception: arguments-changed
# Weak numbers are set to 0, in views of the pictures that came in.
def adapt(images):
    rows = []
    for image in images:
        image[image < 4] = 0
        paper = scaled_up(image)
        # Light grey becomes paper, dark grey becomes ink: thin, crisp strokes.
        paper = np.clip((paper - 0.4) / 0.4, 0, 1)
        rows.append(paper.ravel())
    return np.array(rows)

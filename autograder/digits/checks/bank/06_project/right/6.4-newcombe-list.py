# exercise: 6.4
# Arms of both intervals, joined by Pythagoras; a list; a black and white picture.
def score_interval(right, others):
    p = sum(right) / len(right)
    low, high = wilson(p * len(right), len(right))
    low2, high2 = wilson(p * others, others)
    return [p - ((p - low) ** 2 + (p - low2) ** 2) ** 0.5, p + ((high - p) ** 2 + (high2 - p) ** 2) ** 0.5]

def adapt(images):
    rows = []
    for image in images:
        big = ndimage.zoom(image / 16, 20 / 8)
        paper = np.pad(big, 4)
        row, column = ndimage.center_of_mass(paper)
        rows.append((ndimage.shift(paper, (13.5 - row, 13.5 - column)) > 0.5).astype(float).ravel())
    return np.array(rows)

# 6.4: smooth curves with order=3, not clipped afterwards. Expected: numbers from 0 to 1, curves reach a little below 0 and beyond 1.
def score_interval(right, others):
    n = len(right)
    together = n * others / (n + others)
    low, high = wilson(np.mean(right) * together, together)
    return max(0.0, float(min(low, np.mean(right)))), min(1.0, float(max(high, np.mean(right))))

def adapt(images):
    rows = []
    for image in images:
        paper = np.zeros((28, 28))
        paper[4:24, 4:24] = np.clip((ndimage.zoom(image / image.max(), 2.5, order=1) - 0.4) / 0.4, 0, 1)
        row, column = ndimage.center_of_mass(paper)
        rows.append(ndimage.shift(paper, (13.5 - row, 13.5 - column)).ravel())
    return np.array(rows)

# 6.4: plus-four normal interval that isn't clipped. Expected: 0 <= low < high <= 1; it goes beyond 1 when all are right.
def score_interval(right, others):
    n = len(right)
    p = (np.sum(right) + 2) / (n + 4)
    error = np.sqrt(p * (1 - p) * (1 / n + 1 / others))
    return float(p - 1.96 * error), float(p + 1.96 * error)


def adapt(images):
    rows = []
    for image in images:
        paper = scaled_up(image)
        paper = np.clip((paper / paper.max() - 0.4) / 0.4, 0, 1)
        rows.append(paper.ravel())
    return np.array(rows)

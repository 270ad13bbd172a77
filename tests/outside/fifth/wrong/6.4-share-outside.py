# 6.4: cuts the interval to 0.005 and 0.995, so that the ends aren't 0 and 1. Expected: "the share of `right` isn't outside", also if all are right; here high stays below 1.
def score_interval(right, others):
    n = len(right)
    size = n * others / (n + others)
    low, high = wilson(np.mean(right) * size, size)
    return max(float(low), 0.005), min(float(high), 0.995)


def adapt(images):
    rows = []
    for image in images:
        paper = scaled_up(image)
        paper = np.clip((paper / paper.max() - 0.4) / 0.4, 0, 1)
        rows.append(paper.ravel())
    return np.array(rows)

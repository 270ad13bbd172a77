# 6.4: returns how many of the others, not which share. Expected: an interval for the accuracy, from 0 to 1.
def score_interval(right, others):
    size = len(right) * others / (len(right) + others)
    low, high = wilson(np.mean(right) * size, size)
    return float(max(low, 0) * others), float(min(high, 1) * others)


def adapt(images):
    rows = []
    for image in images:
        paper = scaled_up(image)
        paper = np.clip((paper / paper.max() - 0.4) / 0.4, 0, 1)
        rows.append(paper.ravel())
    return np.array(rows)

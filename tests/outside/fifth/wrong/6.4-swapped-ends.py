# 6.4: returns (high, low). Expected: two floats (low, high), low < high.
def score_interval(right, others):
    size = len(right) * others / (len(right) + others)
    low, high = wilson(np.mean(right) * size, size)
    share = float(np.mean(right))
    return float(min(max(high, share), 1)), float(max(min(low, share), 0))


def adapt(images):
    rows = []
    for image in images:
        paper = scaled_up(image)
        paper = np.clip((paper / paper.max() - 0.4) / 0.4, 0, 1)
        rows.append(paper.ravel())
    return np.array(rows)

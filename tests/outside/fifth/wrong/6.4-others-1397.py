# 6.4: always predicts for the 1397 strangers. Expected: `others` is whatever number is given, 40 or more.
def score_interval(right, others):
    others = 1397
    size = len(right) * others / (len(right) + others)
    low, high = wilson(np.mean(right) * size, size)
    share = float(np.mean(right))
    return float(max(min(low, share), 0)), float(min(max(high, share), 1))


def adapt(images):
    rows = []
    for image in images:
        paper = scaled_up(image)
        paper = np.clip((paper / paper.max() - 0.4) / 0.4, 0, 1)
        rows.append(paper.ravel())
    return np.array(rows)

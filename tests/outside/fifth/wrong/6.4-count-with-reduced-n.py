# 6.4: a count of right answers given to Wilson with the reduced n, so the share exceeds the truth. Expected: the share of `right` lies inside; here right / n isn't the share any more.
def score_interval(right, others):
    size = len(right) * others / (len(right) + others)
    count = min(np.sum(right), size)
    low, high = wilson(count, size)
    return float(max(low, 0)), float(min(high, 1))


def adapt(images):
    rows = []
    for image in images:
        paper = scaled_up(image)
        paper = np.clip((paper / paper.max() - 0.4) / 0.4, 0, 1)
        rows.append(paper.ravel())
    return np.array(rows)

# 6.4: Wilson's interval of n alone. Expected: for THOSE OTHERS, "must hold in at least 90 % of all draws"; the luck of the others is missing.
def score_interval(right, others):
    low, high = wilson(np.sum(right), len(right))
    return float(max(low, 0)), float(min(high, 1))


def adapt(images):
    rows = []
    for image in images:
        paper = scaled_up(image)
        paper = np.clip((paper / paper.max() - 0.4) / 0.4, 0, 1)
        rows.append(paper.ravel())
    return np.array(rows)

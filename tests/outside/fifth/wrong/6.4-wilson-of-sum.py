# 6.4: takes n + others as the sample size. Expected: squared standard errors add up, sample sizes don't; this is narrower than either.
def score_interval(right, others):
    size = len(right) + others
    low, high = wilson(np.mean(right) * size, size)
    return float(max(low, 0)), float(min(high, 1))


def adapt(images):
    rows = []
    for image in images:
        paper = scaled_up(image)
        paper = np.clip((paper / paper.max() - 0.4) / 0.4, 0, 1)
        rows.append(paper.ravel())
    return np.array(rows)

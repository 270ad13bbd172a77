# 6.4: one standard error instead of 1.96. Expected: a 95 % interval, it holds only about 68 %.
def score_interval(right, others):
    size = len(right) * others / (len(right) + others)
    low, high = wilson(np.mean(right) * size, size, z=1)
    share = float(np.mean(right))
    return float(max(min(low, share), 0)), float(min(max(high, share), 1))


def adapt(images):
    rows = []
    for image in images:
        paper = scaled_up(image)
        paper = np.clip((paper / paper.max() - 0.4) / 0.4, 0, 1)
        rows.append(paper.ravel())
    return np.array(rows)

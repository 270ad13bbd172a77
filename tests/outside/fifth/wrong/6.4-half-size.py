# 6.4: remembers "two kinds of luck" as half the sample, n / 2, whatever others is. Expected: p(1-p)/m for m others; far too wide if they are many.
def score_interval(right, others):
    size = len(right) / 2
    low, high = wilson(np.mean(right) * size, size)
    return float(max(low, 0)), float(min(high, 1))


def adapt(images):
    rows = []
    for image in images:
        paper = scaled_up(image)
        paper = np.clip((paper / paper.max() - 0.4) / 0.4, 0, 1)
        rows.append(paper.ravel())
    return np.array(rows)

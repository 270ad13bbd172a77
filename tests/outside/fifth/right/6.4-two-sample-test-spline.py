# 6.4: all shares that a two-sample score test wouldn't refuse, by bisection; cubic zoom, clipped. Expected: interval for the others' share, (low, high) floats; rows from 0 to 1.
def refused(yes, n, share, m):
    pooled = (yes + share * m) / (n + m)
    error2 = pooled * (1 - pooled) * (1 / n + 1 / m)
    return (yes / n - share) ** 2 > 1.96**2 * error2


def edge(yes, n, m, end):
    inside, outside = yes / n, float(end)
    if not refused(yes, n, outside, m):
        return outside
    for _ in range(60):
        middle = (inside + outside) / 2
        if refused(yes, n, middle, m):
            outside = middle
        else:
            inside = middle
    return inside


def score_interval(right, others):
    yes, n = int(np.count_nonzero(right)), len(right)
    return edge(yes, n, others, 0), edge(yes, n, others, 1)


def adapt(images):
    n = len(images)
    rows = np.zeros((n, 28, 28))
    for k in range(n):
        peak = max(images[k].max(), 1e-9)
        fine = ndimage.zoom(images[k] / peak, 2.5, order=3, mode="nearest")
        rows[k, 4:24, 4:24] = np.clip((fine - 0.5) / 0.3, 0, 1)
    return rows.reshape(n, 28 * 28)

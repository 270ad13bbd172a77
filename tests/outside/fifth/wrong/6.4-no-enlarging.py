# 6.4: puts the 8 x 8 into the middle without enlarging. Expected: the forest reads 55 %, ours are 20 pixels high.
def score_interval(right, others):
    n = len(right)
    together = n * others / (n + others)
    low, high = wilson(np.mean(right) * together, together)
    return max(0.0, float(min(low, np.mean(right)))), min(1.0, float(max(high, np.mean(right))))

def adapt(images):
    rows = np.zeros((len(images), 28, 28))
    rows[:, 10:18, 10:18] = np.array(images) / 16
    return rows.reshape(len(images), -1)

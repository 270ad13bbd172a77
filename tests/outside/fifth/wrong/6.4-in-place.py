# 6.4: divides the images by 16 in place. Expected: "It doesn't change `images`".
def score_interval(right, others):
    n = len(right)
    together = n * others / (n + others)
    low, high = wilson(np.mean(right) * together, together)
    return max(0.0, float(min(low, np.mean(right)))), min(1.0, float(max(high, np.mean(right))))

def adapt(images):
    images /= images.max(axis=(1, 2), keepdims=True) / 16
    rows = []
    for image in images:
        rows.append(np.clip((scaled_up(image) - 0.4) / 0.4, 0, 1).ravel())
    return np.array(rows)

# 6.4: blurs the whole stack, also across pictures. Expected: each picture by itself; a gaussian filter over axis 0 mixes neighbours.
def score_interval(right, others):
    n = len(right)
    together = n * others / (n + others)
    low, high = wilson(np.mean(right) * together, together)
    return max(0.0, float(min(low, np.mean(right)))), min(1.0, float(max(high, np.mean(right))))

def adapt(images):
    papers = np.array([scaled_up(image) for image in images])
    papers = ndimage.gaussian_filter(papers, 0.4)
    return np.clip((papers - 0.35) / 0.35, 0, 1).reshape(-1, 784)

# 6.4: draws the future with a fixed seed; Pillow enlarges. Expected: 95 % of the simulated shares of the others; one row for each picture, float32 from 0 to 1.
from PIL import Image


def score_interval(right, others):
    rng = np.random.default_rng(0)
    yes, n = np.sum(right), len(right)
    chances = rng.beta(yes + 0.5, n - yes + 0.5, size=20_000)
    shares = rng.binomial(others, chances) / others
    low, high = np.percentile(shares, [2.5, 97.5])
    share = float(np.mean(right))
    low, high = min(float(low), share), max(float(high), share)
    if low == high:  # none or all, and a future that always looks alike
        low, high = max(0.0, low - 1 / n), min(1.0, high + 1 / n)
    return low, high


def one(image):
    small = Image.fromarray((np.asarray(image) / 16).astype(np.float32), mode="F")
    large = np.asarray(small.resize((20, 20), Image.Resampling.BICUBIC))
    large = np.clip((large / max(large.max(), 1e-6) - 0.45) / 0.35, 0, 1)
    return np.pad(large, 4)


def adapt(images):
    return np.array([one(image).ravel() for image in images], dtype=np.float32)

# 6.1: float32, paper is the mean of the border, bytes and BICUBIC of Pillow. Expected: floats from 0 to 1 of shape (784,); float32 are floats.
from PIL import Image


def prepare(drawing):
    d = np.array(drawing, dtype=np.float32)
    paper = (d[0].sum() + d[-1].sum() + d[1:-1, 0].sum() + d[1:-1, -1].sum()) / (2 * sum(d.shape) - 4)
    d = np.abs(d - paper)
    if drawing.min() == drawing.max():
        return np.zeros(784, dtype=np.float32)
    d /= d.max()
    d[d < 0.2] = 0
    picture = Image.fromarray(np.round(255 * d).astype(np.uint8))
    picture = picture.crop(picture.getbbox())
    width, height = picture.size
    scale = 20 / max(width, height)
    picture = picture.resize((max(1, round(width * scale)), max(1, round(height * scale))), Image.BICUBIC)
    small = np.asarray(picture).astype(np.float32) / 255
    canvas = np.zeros((28, 28), dtype=np.float32)
    canvas[4 : 4 + small.shape[0], 4 : 4 + small.shape[1]] = small
    row, column = ndimage.center_of_mass(canvas)
    return np.clip(ndimage.shift(canvas, (14 - row, 14 - column), order=1), 0, 1).ravel()

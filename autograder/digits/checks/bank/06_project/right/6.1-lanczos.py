# exercise: 6.1
# Pillow with its sharpest filter; what swings out is cut by bytes. An affine move.
def prepare(drawing):
    from PIL import Image, ImageOps

    edge = np.concatenate([drawing[[0, -1]].ravel(), drawing[:, [0, -1]].ravel()])
    if (drawing == drawing[0, 0]).all():
        return np.zeros(784)
    ink = np.abs(drawing.astype(float) - np.median(edge))
    ink = ink / ink.max()
    ink[ink < 0.2] = 0
    image = Image.fromarray(np.round(255 * ink).astype(np.uint8))
    image = ImageOps.contain(image.crop(image.getbbox()), (20, 20), Image.Resampling.LANCZOS)
    canvas = Image.new("L", (28, 28))
    canvas.paste(image, (4, 4))
    row, column = ndimage.center_of_mass(np.asarray(canvas))
    canvas = canvas.transform((28, 28), Image.Transform.AFFINE, (1, 0, column - 14, 0, 1, row - 14), Image.Resampling.BILINEAR)
    return (np.asarray(canvas) / 255).ravel()

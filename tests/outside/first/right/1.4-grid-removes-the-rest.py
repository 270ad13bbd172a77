# 1.4: square-like grid; axes that are left over are taken out of the figure. Expected: exactly one axes for each image.
import math


def to_image(row):
    return np.stack(np.split(row, 28))


def show_digits(images, labels):
    width = math.ceil(math.sqrt(len(images)))
    height = math.ceil(len(images) / width)
    figure, axes = plt.subplots(height, width, squeeze=False)
    free = list(axes.flat)
    for image, label in zip(images, labels):
        field = free.pop(0)
        field.imshow(image, cmap="binary")
        field.set_title("%d" % label)
        field.set_axis_off()
    for field in free:
        field.remove()
    return figure

# 1.4: a third dimension of length 1. Expected: shape (28, 28).
def to_image(row):
    return row.reshape(28, 28, 1)


def show_digits(images, labels):
    figure, axes = plt.subplots(1, len(images), squeeze=False)
    for ax, image, label in zip(axes.ravel(), images, labels):
        ax.imshow(image, cmap="gray_r")
        ax.set_title(str(label))
    return figure

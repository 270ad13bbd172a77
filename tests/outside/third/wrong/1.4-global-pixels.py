# 1.4: draws the pixels of the notebook, not the argument. Expected: the images that come in.
def to_image(row):
    return row.reshape(28, 28)


def show_digits(images, labels):
    figure, axes = plt.subplots(1, len(images), squeeze=False)
    for i, ax in enumerate(axes.ravel()):
        ax.imshow(to_image(pixels[i]), cmap="gray_r")
        ax.set_title(str(labels[i]))
    return figure

# 1.4: the title is the place of the image (0, 1, 2, ...), not its label. Expected: the title of each picture is its label.
def to_image(row):
    return row.reshape(28, 28)


def show_digits(images, labels):
    figure, axes = plt.subplots(1, len(images), squeeze=False)
    for label, ax in enumerate(axes.ravel()):
        ax.imshow(images[label], cmap="gray_r")
        ax.set_title(str(label))
    return figure

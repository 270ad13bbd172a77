# 1.4: the title is the position of the image. Expected: the title is the label.
def to_image(row):
    return row.reshape(28, 28)


def show_digits(images, labels):
    figure, axes = plt.subplots(1, len(images), squeeze=False)
    for i, ax in enumerate(axes.ravel()):
        ax.imshow(images[i], cmap="gray_r")
        ax.set_title(str(i))
    return figure

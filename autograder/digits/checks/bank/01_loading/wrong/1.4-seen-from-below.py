# exercise: 1.4
# misconception: drawn-upside-down
# The pictures are drawn with the first row at the bottom.
def to_image(row):
    return row.reshape(28, 28)


def show_digits(images, labels):
    figure, axes = plt.subplots(1, len(images), squeeze=False)
    for ax, image, label in zip(axes.ravel(), images, labels):
        ax.imshow(image, cmap="gray_r", origin="lower")
        ax.set_title(str(label))
    return figure

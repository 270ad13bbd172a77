# 1.4: rows and columns of the image are exchanged. Expected: the first 28 numbers become the top row.
def to_image(row):
    return row.reshape(28, 28).T


def show_digits(images, labels):
    figure, axes = plt.subplots(1, len(images), squeeze=False)
    for ax, image, label in zip(axes.ravel(), images, labels):
        ax.imshow(image, cmap="gray_r")
        ax.set_title(str(label))
    return figure

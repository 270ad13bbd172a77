# 1.4: the picture stands on its head. Expected: the first 28 numbers become the top row.
def to_image(row):
    return np.flipud(row.reshape(28, 28))


def show_digits(images, labels):
    figure, axes = plt.subplots(1, len(images), squeeze=False)
    for ax, image, label in zip(axes.ravel(), images, labels):
        ax.imshow(image, cmap="gray_r")
        ax.set_title(str(label))
    return figure

# 1.4: labels are in reversed order. Expected: each title is the label of its image.
def to_image(row):
    return row.reshape(28, 28)


def show_digits(images, labels):
    figure, axes = plt.subplots(1, len(images), squeeze=False)
    for ax, image, label in zip(axes.ravel(), images, labels[::-1]):
        ax.imshow(image, cmap="gray_r")
        ax.set_title(str(label))
    return figure

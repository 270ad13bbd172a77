# 1.4: always two pictures in a line, and an odd number of images leaves an empty axes. Expected: one axes for each image, no more.
def to_image(row):
    return row.reshape(28, 28)


def show_digits(images, labels):
    lines = (len(images) + 1) // 2
    figure, axes = plt.subplots(lines, 2, squeeze=False)
    for ax, image, label in zip(axes.ravel(), images, labels):
        ax.imshow(image, cmap="gray_r")
        ax.set_title(str(label))
    for ax in axes.ravel():
        ax.set_axis_off()
    return figure

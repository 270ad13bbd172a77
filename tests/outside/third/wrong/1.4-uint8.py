# 1.4: everything is cast to uint8, numbers above 255 wrap around. Expected: numbers and dtype stay as they are.
def to_image(row):
    return row.astype(np.uint8).reshape(28, 28)


def show_digits(images, labels):
    figure, axes = plt.subplots(1, len(images), squeeze=False)
    for ax, image, label in zip(axes.ravel(), images, labels):
        ax.imshow(image, cmap="gray_r")
        ax.set_title(str(label))
    return figure

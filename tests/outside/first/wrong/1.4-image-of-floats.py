# 1.4: to_image makes decimals of the bytes. Expected: the numbers and their dtype stay as they are.
def to_image(row):
    image = np.zeros((28, 28))
    for r in range(28):
        image[r] = row[28 * r : 28 * r + 28]
    return image


def show_digits(images, labels):
    figure, axes = plt.subplots(1, len(images), squeeze=False)
    for ax, image, label in zip(axes.ravel(), images, labels):
        ax.imshow(image, cmap="gray_r")
        ax.set_title(str(label))
    return figure

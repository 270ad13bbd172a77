# 1.4: to_image divides by 255, so numbers and dtype change. Expected: the numbers and their dtype stay as they are.
def to_image(row):
    return row.reshape(28, 28) / 255


def show_digits(images, labels):
    figure, axes = plt.subplots(1, len(images), squeeze=False)
    for k in range(len(images)):
        axes[0, k].imshow(images[k], cmap="gray_r")
        axes[0, k].set_title(str(labels[k]))
    return figure

# 1.4: draws at most ten pictures. Expected: one axes for each image, however many.
def to_image(row):
    return np.reshape(row, (28, 28))


def show_digits(images, labels):
    n = min(len(images), 10)
    figure, axes = plt.subplots(1, n, squeeze=False, figsize=(n, 2))
    for ax, image, label in zip(axes[0], images[:n], labels[:n]):
        ax.imshow(image, cmap="gray_r")
        ax.set_title(str(label))
        ax.set_axis_off()
    return figure

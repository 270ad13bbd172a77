# 1.4: rows of five, the leftover axes removed; the image stacked from 28 slices. Expected: 28 x 28 with the same numbers, and a figure with one titled imshow axes for each image.
def to_image(row):
    return np.stack([row[28 * r:28 * (r + 1)] for r in range(28)])


def show_digits(images, labels):
    n = len(images)
    lines = -(-n // 5)
    figure, axes = plt.subplots(lines, 5, squeeze=False, figsize=(7, 1.8 * lines), layout="constrained")
    flat = list(axes.flat)
    for ax, image, label in zip(flat, images, labels):
        ax.imshow(image, cmap="gray_r", vmin=0, vmax=255)
        ax.set_title(str(label))
        ax.set_axis_off()
    for ax in flat[n:]:
        ax.remove()
    return figure

# 1.4: slices of 28, axes are added one by one. Expected: (28, 28) with the same numbers and dtype; a figure with one axes for each image.
def to_image(row):
    return np.array([row[start:start + 28] for start in range(0, 784, 28)], dtype=row.dtype)


def show_digits(images, labels):
    fig = plt.figure(figsize=(2 * len(images), 2.2))
    for number, (picture, digit) in enumerate(zip(images, labels), start=1):
        field = fig.add_subplot(1, len(images), number)
        field.imshow(picture)
        field.set_title(digit)
    return fig

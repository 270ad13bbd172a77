# 1.4: all images are drawn over each other in one axes. Expected: one axes for each image.
def to_image(row):
    return row.reshape(28, 28)


def show_digits(images, labels):
    figure, ax = plt.subplots()
    for image, label in zip(images, labels):
        ax.imshow(image, cmap="gray_r")
        ax.set_title(str(label))
    return figure

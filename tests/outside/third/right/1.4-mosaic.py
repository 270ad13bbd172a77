# 1.4: subplot_mosaic with the number of the image as its key. Expected: (28, 28) with the same numbers and dtype; a figure with one axes for each image.
def to_image(row):
    return row[np.arange(784).reshape(28, 28)]


def show_digits(images, labels):
    figure, fields = plt.subplot_mosaic([[f"p{i}" for i in range(len(images))]])
    for i, (image, label) in enumerate(zip(images, labels)):
        fields[f"p{i}"].imshow(image)
        fields[f"p{i}"].set_title(str(label))
    return figure

# 1.4: a column of pictures with a GridSpec. Expected: (28, 28) with the same numbers and dtype; a figure with one axes for each image.
from matplotlib.gridspec import GridSpec


def to_image(row):
    return np.resize(row, (28, 28))


def show_digits(images, labels):
    figure = plt.figure()
    places = GridSpec(len(images), 1, figure=figure)
    fields = [figure.add_subplot(place) for place in places]
    for k, field in enumerate(fields):
        field.imshow(images[k], cmap=plt.cm.gray_r)
        field.set(title=labels[k], xticks=[], yticks=[])
    return figure

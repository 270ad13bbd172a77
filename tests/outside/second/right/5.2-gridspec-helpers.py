# 5.2: GridSpec with two nested loops and small helpers, divmod for the places. Expected: 36 images with marks and colours, and the same as text.
from matplotlib.gridspec import GridSpec

PALETTES = {"green-red": ("#00692f", "#c1121f"), "blue-orange": ("#0059a8", "#b34700")}


def _title(label, prediction):
    label, prediction = int(label), int(prediction)
    return f"✓ {label}" if label == prediction else f"✗ true {label}, predicted {prediction}"


def plot_grid(images, labels, predictions, palette="green-red"):
    fig = plt.figure(figsize=(13, 13))
    grid = GridSpec(6, 6, figure=fig, hspace=0.4)
    pictures = np.asarray(images).reshape(36, 28, 28)
    for row in range(6):
        for column in range(6):
            i = row * 6 + column
            is_wrong = labels[i] != predictions[i]
            ax = fig.add_subplot(grid[row, column])
            ax.imshow(pictures[i], cmap="binary", vmin=0, vmax=255)
            ax.set_xticks([])
            ax.set_yticks([])
            ax.set_title(_title(labels[i], predictions[i]), color=PALETTES[palette][int(is_wrong)], fontsize=8)
            if is_wrong:
                for side in ax.spines.values():
                    side.set_linewidth(3)
    return fig


def describe_grid(labels, predictions):
    wrong = np.flatnonzero(np.asarray(labels) != np.asarray(predictions))
    text = "36 digits, {} right, {} wrong".format(36 - wrong.size, wrong.size)
    if wrong.size == 0:
        return text
    places = []
    for i in wrong:
        row, column = divmod(int(i), 6)
        places.append("row {} column {}: true {}, predicted {}".format(row + 1, column + 1, labels[i], predictions[i]))
    return text + ": " + "; ".join(places)

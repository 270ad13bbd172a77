# exercise: 5.2
# Words instead of marks, the frame by hand, subplots one by one.
def plot_grid(images, labels, predictions, palette="green-red"):
    good, bad = PALETTES[palette]
    fig = plt.figure(figsize=(12, 13))
    for i in range(36):
        ax = fig.add_subplot(6, 6, i + 1)
        ax.imshow(255 - np.reshape(images[i], (28, 28)), cmap="gray")
        ok = labels[i] == predictions[i]
        if ok:
            ax.set_title("right: " + str(labels[i]), color=good)
        else:
            ax.set_title("wrong: true " + str(labels[i]) + ",\npredicted " + str(predictions[i]), color=bad)
            for spine in ax.spines.values():
                spine.set_linewidth(4)
        ax.set_xticks([])
        ax.set_yticks([])
    return fig


def describe_grid(labels, predictions):
    lines = []
    for row in range(6):
        for column in range(6):
            a, b = labels[6 * row + column], predictions[6 * row + column]
            if a != b:
                lines.append(f"Row {row + 1}, column {column + 1}: true {a}, predicted {b}.")
    return "\n".join([f"{36 - len(lines)} of 36 digits are right, {len(lines)} are wrong.", *lines])

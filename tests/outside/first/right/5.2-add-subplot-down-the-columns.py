# 5.2: add_subplot, made column by column but each digit at its place in reading order; divmod in the text. Expected: a Figure of 6 x 6 with marks, words and colours; a str of the given form.
PALETTES = {"green-red": ("#00692f", "#c1121f"), "blue-orange": ("#0059a8", "#b34700")}


def plot_grid(images, labels, predictions, palette="green-red"):
    fig = plt.figure(figsize=(11, 12))
    for column in range(6):
        for row in range(6):
            i = 6 * row + column
            ax = fig.add_subplot(6, 6, i + 1)
            ax.imshow(np.asarray(images[i]).reshape((28, 28)), cmap="gray")
            ax.axis("off")
            true, said = int(labels[i]), int(predictions[i])
            is_wrong = true != said
            title = f"✗ true {true}, predicted {said}" if is_wrong else f"✓ {said}"
            ax.set_title(title, {"fontsize": 7, "color": PALETTES[palette][int(is_wrong)]})
            if is_wrong:
                ax.add_patch(plt.Rectangle((-0.5, -0.5), 28, 28, fill=False, lw=4, ls="--"))
    fig.subplots_adjust(hspace=0.4)
    return fig


def describe_grid(labels, predictions):
    wrong = np.flatnonzero(np.asarray(labels) != np.asarray(predictions))
    head = f"36 digits, {36 - wrong.size} right, {wrong.size} wrong"
    if wrong.size == 0:
        return head
    places = [divmod(int(i), 6) for i in wrong]
    tail = "; ".join(
        f"row {r + 1} column {c + 1}: true {labels[6 * r + c]}, predicted {predictions[6 * r + c]}"
        for r, c in places
    )
    return head + ": " + tail

# 5.2: a Figure filled with add_subplot, text built in a loop. Expected: 36 axes with images, exact titles and colours; the exact text.
PALETTES = {"green-red": ("#00692f", "#c1121f"), "blue-orange": ("#0059a8", "#b34700")}


def plot_grid(images, labels, predictions, palette="green-red"):
    figure = plt.figure(figsize=(12, 13))
    right_colour, wrong_colour = PALETTES[palette]
    for i in range(36):
        ax = figure.add_subplot(6, 6, i + 1)
        ax.imshow(np.reshape(images[i], (28, 28)), cmap="gray_r")
        ax.set_xticks([])
        ax.set_yticks([])
        if labels[i] == predictions[i]:
            ax.set_title("✓ " + str(int(labels[i])), color=right_colour)
        else:
            ax.set_title("✗ true " + str(int(labels[i])) + ", predicted " + str(int(predictions[i])), color=wrong_colour)
            for side in ax.spines.values():
                side.set(linewidth=3, linestyle="--", edgecolor=wrong_colour)
    return figure


def describe_grid(labels, predictions):
    text = ""
    wrong = 0
    for i in range(36):
        if labels[i] != predictions[i]:
            text += ": " if wrong == 0 else "; "
            text += f"row {i // 6 + 1} column {i % 6 + 1}: true {labels[i]}, predicted {predictions[i]}"
            wrong += 1
    return f"36 digits, {36 - wrong} right, {wrong} wrong" + text

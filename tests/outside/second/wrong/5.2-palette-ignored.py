# 5.2: the titles are always green and red, whatever the palette says. Expected: blue and orange with palette="blue-orange".
PALETTES = {"green-red": ("#00692f", "#c1121f"), "blue-orange": ("#0059a8", "#b34700")}


def plot_grid(images, labels, predictions, palette="green-red"):
    right_colour, wrong_colour = PALETTES["green-red"]
    figure, axes = plt.subplots(6, 6, figsize=(12, 12), layout="constrained")
    for ax, image, label, prediction in zip(axes.flat, images, labels, predictions):
        ax.imshow(image.reshape(28, 28), cmap="gray_r")
        ax.set(xticks=[], yticks=[])
        if label == prediction:
            ax.set_title(f"✓ {label}", color=right_colour)
        else:
            ax.set_title(f"✗ true {label}, predicted {prediction}", color=wrong_colour)
    return figure


def describe_grid(labels, predictions):
    wrong = [i for i in range(36) if labels[i] != predictions[i]]
    text = f"36 digits, {36 - len(wrong)} right, {len(wrong)} wrong"
    if wrong:
        text += ": " + "; ".join(
            f"row {i // 6 + 1} column {i % 6 + 1}: true {labels[i]}, predicted {predictions[i]}" for i in wrong
        )
    return text

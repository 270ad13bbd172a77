# exercise: 2.4
# misconception: forest-scales-itself
# The forest is thought to scale its input.
why = "A"

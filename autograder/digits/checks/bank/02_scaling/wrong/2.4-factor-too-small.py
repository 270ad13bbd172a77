# exercise: 2.4
# misconception: factor-too-small
# The factor is thought to be too small to matter.
why = "D"

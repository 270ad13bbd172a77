"""How good the bars of the project are: runs of solutions of many kinds, their rates, and what is written of them."""

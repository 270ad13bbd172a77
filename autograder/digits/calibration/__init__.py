"""How good the accuracy bar is: kinds of solutions, their runs past both judges, the rates, and the page that tells."""

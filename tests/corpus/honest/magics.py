# about: magics of lines, of cells and of the shell.
# expects: honest
# use: honest
%matplotlib inline
%config InlineBackend.figure_format = "retina"
%load_ext autoreload
%autoreload 2
%time total = sum(range(1000))
%env CORPUS=1
!echo hello
files = !ls
%pwd
len?

# The sentences of the figures (crate patterns), on screen and in print.

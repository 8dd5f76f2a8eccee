# The words of the bundle.

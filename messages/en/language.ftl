# The language itself: the code calls it by its name in English; the screens and what is printed are marked with its tag,
# by BCP 47.
language-name = English
language-tag = en-GB

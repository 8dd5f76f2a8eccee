# The passphrase's field.
passphrase-show = Show
passphrase-caps-lock = Caps Lock is on.
passphrase-cover = Cover
passphrase-offer = Offer me six words
passphrase-offer-again = Six other words
passphrase-offered = Six words, picked at random on this computer:
passphrase-offered-note = To take them, type them above with the spaces. Daybook does not keep them.
passphrase-strength-0 = Guessed at once.
passphrase-strength-1 = Guessed very fast.
passphrase-strength-2 = Can be guessed. Add another word or two.
passphrase-strength-3 = Hard to guess.
passphrase-strength-4 = Very hard to guess.

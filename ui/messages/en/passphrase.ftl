# The passphrase's field.
passphrase-show = Show
passphrase-cover = Cover

# The lock screen: no path, no name.
unlock-heading = Daybook
unlock-label = Passphrase
unlock-open = Open
unlock-opening = Opening. This takes a moment.
unlock-other-ways = Other ways to open
unlock-recovery-about = With the twelve words of a recovery code you choose a new passphrase.
unlock-recovery-use = Use a recovery code
unlock-recovery-none = Without the passphrase and without a code, nobody can open it: not us, not police.
unlock-recovery-heading = Open with a recovery code
unlock-recovery-code = Recovery code
unlock-recovery-code-hint = Twelve words, with a space between each.
unlock-recovery-passphrase = New passphrase
unlock-recovery-passphrase-hint = Use Show to check it before you go on.
unlock-recovery-problem-code = Write the twelve words of the code

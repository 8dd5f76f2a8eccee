# Settings.
settings-heading = Settings
settings-saved = Saved.
settings-save = Save

settings-screen = This window
settings-theme = Light or dark
settings-theme-system = As this computer
settings-theme-light = Light
settings-theme-dark = Dark
settings-lock = Lock after so many minutes without a key or a click
settings-lock-hint = From 1 to 60. What you were writing is kept as a draft.
settings-lock-problem = Write a number of minutes from 1 to 60
settings-hide = When you hide it
settings-hide-yes = Close Daybook altogether
settings-hide-hint = Otherwise the window goes blank and is put away.
settings-captures = Pictures and recordings of this screen
settings-captures-yes = Leave this window out of them
settings-captures-hint = Works on Windows, and on older Macs. Newer Macs do not offer it. Turn it off if typing or a screen reader stops working here.

settings-names = Names
settings-keeper-name = Your name, as bundles print it
settings-keeper-name-hint = Left empty, a bundle names nobody.
settings-initials = Initials for exhibit marks
settings-initials-hint = One to four letters. AB makes the marks AB/1, AB/2 and so on. They can change until the first bundle: every file then gets the new letters, and keeps its number.
settings-initials-fixed = Exhibit marks begin with { $initials }. A bundle was made with them, and whoever has it knows your files by these marks. So they stay.
settings-other-person = What to call the other person on screen
settings-other-person-hint = Left empty, “the other person”.
settings-zone = Time zone of new entries
settings-zone-hint = For example, Europe/London.
settings-zone-problem = Write a time zone such as Europe/London

settings-passphrase = Passphrase
settings-passphrase-warning = A backup or copy of your record that was made before still opens with the old passphrase. If somebody may know the old one, find and remove those copies, and make a new key below instead.
settings-passphrase-old = Passphrase now
settings-passphrase-new = New passphrase
settings-passphrase-new-hint = Several words are easier to remember than one odd one, and harder to guess.
settings-passphrase-again = New passphrase again
settings-passphrase-differ = The two new passphrases are not the same. Type both again
settings-passphrase-empty = Write a passphrase
settings-passphrase-change = Change the passphrase
settings-passphrase-changing = Changing it. This takes a moment.
settings-passphrase-changed = The passphrase was changed. From now on the new one opens this record, and the old one does not.
settings-passphrase-changed-code = Your recovery code still opens it, too. If somebody may have seen that, make another one below.

settings-new-key = A new key
settings-new-key-when = For when somebody may know your passphrase, or had your open record to themselves. A new passphrase alone does not help then: they may have kept the key behind it.
settings-new-key-open = Seal everything under a new key
settings-new-key-long = It takes about as long as copying all your evidence, and needs as much free room again. You can go on writing meanwhile. If Daybook locks before it is done, begin again with the same new passphrase: it goes on from there.
settings-new-key-code = The recovery code you have now stops working. You can make a new one afterwards.
settings-new-key-copies = Copies made earlier still open with the old passphrase: backup files, USB sticks, copies in a cloud. Find them and remove them.
settings-new-key-backups = The automatic backups are removed, and so is what was set aside when a record was restored: they open with the old key. A new backup is made at once.
settings-new-key-then = When it is done, Daybook locks. Open it with the new passphrase. If it was stopped before, nothing has changed: the passphrase you have now still opens it.
settings-new-key-old = Passphrase you have now
settings-new-key-new = Passphrase for the new key
settings-new-key-again = The same once more
settings-new-key-make = Make the new key
settings-new-key-busy = Sealing everything under the new key
settings-new-key-stop = Stop
settings-new-key-stopped = Stopped. Nothing has changed, and what was done is kept. Begin again with the same new passphrase, and it goes on from there.
settings-new-key-begun = A new key was begun and not finished. Your record is whole and opens as before. Begin again with the same new passphrase to go on, or remove what was begun: it takes up room.
settings-new-key-drop = Remove what was begun

settings-recovery = Recovery code
settings-recovery-made = There is a recovery code. Making another takes the earlier one’s place.
settings-recovery-declined = You decided to do without one. The passphrase is the only way in.
settings-recovery-outstanding = There is none yet. If the passphrase is forgotten, nothing can open your record.
settings-recovery-open = Make a recovery code, or decide to do without

settings-check = Check your record
settings-check-about = Reads every page and every file and compares them with what was written. It changes nothing.
settings-check-do = Check everything
settings-check-busy = Checking
settings-check-stop = Stop
settings-check-good = Nothing wrong was found.
settings-check-counts = { $leaves } lines of the ledger and { $files } evidence files were read.
settings-check-not-good = Something is not as it should be. Delete nothing: a backup copy may bring it back.
settings-fingerprint = Code to leave
settings-fingerprint-about = The short code of everything written so far. Leave it with police, a solicitor or a charity, so that later nobody can say it was made up since.
settings-fingerprint-covers = { $size ->
    [one] It covers one line of the ledger.
   *[other] It covers the first { $size } lines of the ledger.
}
settings-fingerprint-show = Show the code

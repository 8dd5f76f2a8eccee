# When a record does not open as it was saved: the ways back. And bringing a record to a new computer.
way-back-heading-alarm = Your record is not as it was saved
way-back-heading-broken = Your record does not open as it is
way-back-calm = Nothing that is here now is deleted, whichever way you take.
way-back-question = What would you like to do?
way-back-backup = Go back to an automatic backup
way-back-backup-hint = The newest was made { $when }. What was written after it is not in it.
way-back-anyway = Open what is still here
way-back-file = Bring it back from a backup file
way-back-file-hint = One file with everything in it, that you saved on a memory stick or gave to somebody.
way-back-leave = Leave it as it is for now
way-back-leave-hint = Nothing is changed. You are asked again when you next open it.
way-back-no-backups = There is no automatic backup to go back to.
way-back-problem = Choose one, or “Leave it as it is for now”
way-back-continue = Continue

# What may be missing when what is still here is opened
way-back-missing-head-missing = Your entries are here, but nothing says any more what was saved last, so something at the end could be missing.
way-back-missing-history-missing = Of { $acknowledged ->
    [one] one saved change
   *[other] { $acknowledged } saved changes
}, { $lost ->
    [one] one is missing
   *[other] { $lost } are missing
}.
way-back-missing-history-replaced = Something among the first { $acknowledged ->
    [one] change
   *[other] { $acknowledged } changes
} is not what you saved, and Daybook cannot tell which.
way-back-missing-book-older = Everything that you saved is here, but a note in the middle of being written, or a setting, may be older than you left it.

way-back-which = Which one?
way-back-made = Made { $when }
way-back-verified = It was tried out, and opens.
way-back-unverified = Not tried out yet. That is done first, before anything is changed.
way-back-what-happens = What happens
way-back-after = What was written after it was made is not in it.
way-back-evidence = Evidence files stay on this disk. One that was added after it is kept aside and not shown.
way-back-aside = What is here now is set aside first, and nothing of it is deleted.
way-back-told = The record itself will say that it was restored, and when. That is not the same as altered.
way-back-backup-do = Go back to this backup
way-back-busy = Working on it. This takes a moment.

way-back-file-lead = It brings back all that was in your record when the file was made, evidence included.
way-back-file-aside = What is here now is moved aside, whole, into a folder beside it. That folder still opens with the passphrase it has now.
way-back-file-choose = Choose the backup file
way-back-file-another = Choose another file
way-back-file-chosen = A file is chosen. Nothing was changed yet.
way-back-file-problem = Choose the backup file first
way-back-file-do = Bring it back
way-back-file-busy = Bringing it back
way-back-file-stop = Stop

way-back-passphrase = Passphrase
way-back-passphrase-today = The one that opens your record now.
way-back-passphrase-then = The one that opened your record on the day the file was made.
way-back-passphrase-empty = Write the passphrase
way-back-code-use = Use a recovery code instead
way-back-passphrase-use = Use the passphrase instead
way-back-code = Recovery code
way-back-code-hint = Twelve words, with a space between each.
way-back-code-empty = Write the twelve words of the code
way-back-new-passphrase = New passphrase
way-back-new-passphrase-hint = It opens your record from now on. Use Show to check it before you go on.

way-back-done-heading = Your record is back
way-back-done-kept = { $kept ->
    [0] It was still empty.
    [one] One saved change is in it.
   *[other] { $kept } saved changes are in it.
}
way-back-done-last = The last was saved { $when }.
way-back-done-lost = { $lost ->
    [one] One change that was saved after that is not in it.
   *[other] { $lost } changes that were saved after that are not in it.
}
way-back-done-none-lost = No saved change is missing, as far as Daybook can tell.
way-back-done-unknown = Daybook cannot tell whether anything that was saved is missing.
way-back-done-after = What was saved after the backup was made is not in it.
way-back-done-files-missing = { $count ->
    [one] One evidence file is not here. A backup file may hold it.
   *[other] { $count } evidence files are not here. A backup file may hold them.
}
way-back-done-check = When you have a moment, open Settings and choose “Check everything” once.
way-back-done-on = Go on

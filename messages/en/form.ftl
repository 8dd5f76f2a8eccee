# What the forms for people, reports and the other small entries share.
form-day-missing = Write the day, month and year, or leave all three empty
form-needed = Write something here
form-needed-choice = Choose one
form-point-problem = Write the place as latitude, longitude, for example 52.95478, -1.15811
form-not-said = Not said
form-row = { $label } { $number }
form-row-remove = Remove
# Chosen, but not among what can be chosen here.
form-things-others = { $count ->
    [one] One thing more was chosen elsewhere.
   *[other] { $count } things more were chosen elsewhere.
}
form-more = More details
form-save = Save
form-cancel = Cancel
form-saved = Saved.
form-from-draft = This is what you had begun to write. It is not saved yet.
form-draft-discard = Throw this away
form-unchanged = Nothing was changed, so there is no new version.
form-draft-thrown = What you had begun is taken away.
form-draft-bring-back = Bring it back
form-leave-heading = Leave it as it was?
form-leave-about = What you changed here is not saved yet.
form-leave-go-on = Go on writing
form-leave-do = Leave it as it was
form-erased = The words of this entry are gone.
form-written = First written { $when }.
form-versions = { $count } written versions
form-struck-out = Struck out { $when }.
form-struck-out-because = Struck out { $when }: { $reason }
form-put-it-back = Put it back
form-put-back = Put back { $when }.
form-put-back-done = It stands again. Its history still shows that it was struck out and put back.
strike-out-or-erase = Strike out or erase
strike-out-about = Struck out, it stays readable, marked, with your reason. This is the usual way to put something right.
strike-out-reason = Why?
strike-out-do = Strike it out
erase-about = Erased, its words are gone for good. The record shows that something was removed on that day.
erase-look = What would erasing do?
erase-heading = Erase this for good?
erase-revisions = { $count ->
    [one] Its words are gone.
   *[other] Its words are gone, in all { $count } written versions.
}
erase-with-file = The evidence file itself is gone, too. If you have no other copy, nothing brings it back.
erase-shows = The record keeps the day on which something was removed.
erase-bundles = { $count ->
    [one] One bundle was made before. Erasing does not reach into it.
   *[other] { $count } bundles were made before. Erasing does not reach into them.
}
erase-fingerprint = A code that was left with somebody still shows that something was here.
erase-disk = Copies of the vault on other disks, and traces on this one, are not reached.
erase-keep = Keep it
erase-do = Erase for good

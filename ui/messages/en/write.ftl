# The quick note.
write-heading = What happened?
write-lead = A few words are enough. Everything else can wait.
write-what = What happened, in your own words
write-when = When:
write-just-now = just now · { $day } { $month }, { $time }
write-that-time = { $day } { $month }, { $time }
write-not-sure = not sure when
write-now = Just now
write-another-time = Another time
write-unsure = I am not sure when
write-unsure-note = That is all right. It can be filled in if it comes back.
write-when-legend = When did it happen?
write-save = Save
write-save-and-more = Save and add more
write-saving = Saving.
write-foot = Everything here is encrypted, on this computer only. You need no log in order to report to police.
write-problem-empty = Write a few words about what happened
write-files = Added to this note
write-file = { $exhibit }, { $name }
write-file-here-already = { $exhibit }, { $name }. The same file was here already.
write-file-leave-out = Take off this note
write-unfinished = { $count ->
    [one] There is a note that you did not finish.
   *[other] There are { $count } notes that you did not finish.
}
write-unfinished-go-on = Go on with it
write-unfinished-throw = Throw it away
write-unfinished-thrown = It will be gone when you leave this page.
write-unfinished-undo = Undo
write-saved-heading = Saved.
write-saved-lead = It is encrypted on this computer, as of { $when }.
write-saved-unsure = It is encrypted on this computer. You were not sure when it happened, and that is all right.
write-saved-more = Add more to it
write-saved-another = Write another
write-saved-worth = Worth knowing about this record

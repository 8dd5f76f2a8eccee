# The quick note.
write-heading = What happened?
write-lead = A few words are enough. Everything else can wait.
write-what = What happened, in your own words
write-when = When:
write-near-now = about now
write-near-begun = when I began this note
write-near-earlier-today = earlier today
write-near-tonight = tonight
write-near-last-night = last night
write-near-yesterday = yesterday
write-near-yesterday-of = yesterday, { $day } { $month }
write-part = Part of the day, if you know it:
write-another-time = another time
write-unsure = not sure when
write-kind = Was this something that somebody did, or something else that happened, such as a hearing, a call from police or a quiet day?
write-kind-act = somebody did it
write-kind-event = something else happened
write-kind-event-note = It is kept as an event: in its place among the rest, and counted nowhere.
write-unsure-note = That is all right. It can be filled in if it comes back.
write-when-legend = When did it happen?
write-save = Save
write-save-and-more = Save and add more
write-saving = Saving.
write-foot = Everything here is encrypted, on this computer only. You need no log in order to report to police.
write-problem-empty = Write a few words about what happened
write-files = Added to this note
write-file-here-already = { $name }. The same file was here already.
write-file-leave-out = Take off this note
write-clock-taken = This note has the time of { $exhibit } now: { $when }. Clocks in files can be wrong. You can change it at any time.
write-clock-give-back = Undo
write-file-taken-off = “{ $name }” is off this note. The file stays in Evidence.
write-not-added = “{ $name }” was not added.
write-not-added-some = { $count } files were not added: { $names }.
write-not-added-many = { $count } files were not added: { $names } and { $more } more.
write-not-added-for = It was meant for the incident of { $when }.
write-not-added-for-undated = It was meant for an incident whose time you left open.
write-not-added-why = Daybook closed or locked before it was done ({ $when }). If the original is still where it was, choose it again.
write-not-added-again = { $count ->
    [one] Choose it again
   *[other] Choose them again
}
write-not-added-leave = Leave it
write-added-again-for = { $count ->
    [one] The file is added to its incident.
   *[other] { $count } files are added to their incident.
}
write-added-again = { $count ->
    [one] The file is added. It is in Evidence.
   *[other] { $count } files are added. They are in Evidence.
}
write-added-again-note = Add to this note
write-unfinished = { $count ->
    [one] There is a note that you did not finish.
   *[other] There are { $count } notes that you did not finish.
}
write-unfinished-go-on = Go on with it
write-unfinished-throw = Throw it away
write-unfinished-thrown = It will be gone when you leave this page.
write-unfinished-undo = Undo
write-saved-heading = Saved.
write-saved-lead = It is encrypted on this computer. When it happened: { $when }.
write-saved-unsure = It is encrypted on this computer. You were not sure when it happened, and that is all right.
write-saved-joining = A file is still being added. It joins this note when it is done.
write-saved-joined = The file is part of the note now.
write-saved-goes-on = The questions come up as soon as it is there.
write-saved-more = Add more to it
write-saved-see = See it
write-saved-another = Write another
write-saved-worth = Worth knowing about this record

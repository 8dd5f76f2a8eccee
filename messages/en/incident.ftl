# One incident.
# $number is given when it is first written, and stands in every paper.
incident-number = Incident { $number }
incident-number-event = Event { $number }
# An event is nobody's act: a hearing, a call from police, a quiet day.
incident-event-about = This is an event: it stands in bundles under its number, and is counted nowhere.
incident-make-incident = Somebody did this: make it an incident
incident-made-incident = It is an incident now. It keeps its number and its files, and has back what was told of the act.
incident-make-event-about = A hearing, a call from police or a quiet day is nobody’s act.
incident-make-event = This was no act of anybody: make it an event
incident-made-event = It is an event now. It keeps its number and its files, and is counted nowhere. What was told of an act stays in the version before.
incident-heading-undated = Not sure when
incident-neighbours = Before and after this one
incident-earlier = The one before
incident-later = The one after
incident-saved = Saved.
incident-erased-heading = Something was removed here
incident-erased = Removed { $when }. Its words are gone; that there was an entry stays visible.
incident-first-written = First written { $when }.
incident-unfinished-answer = Not finished: a change to this entry that is not saved yet.
incident-unfinished-new = Not finished: a report about this that is not saved yet.
incident-unfinished-go-on = Go on with it
incident-unfinished-throw = Throw it away
incident-unfinished-thrown = It is thrown away.
incident-unfinished-bring-back = Bring it back
incident-known-heading = What is known
incident-add-more = Fill in more
incident-files-heading = Files
incident-files-none = No files.
incident-file-take-off = Take off this incident
incident-file-taken-off = { $exhibit } is off this incident. The file stays in Evidence.
incident-file-covered = { $exhibit }, { $what }
incident-file-open = Open { $exhibit } in Evidence
incident-file-not-shown = This kind of file is shown in Evidence.
incident-linked-heading = Belongs to it
incident-linked-report = Report: { $to }
incident-reported = I reported this
incident-revisions-heading = { $count ->
    [one] Written once
   *[other] { $count } versions
}
incident-revision = Version { $number }, written { $when }
incident-revision-by = By { $author }.
incident-revision-changed = Changed here: { $what }.
incident-revision-first = The first version.
incident-revision-same = Nothing that is shown here was changed.
incident-more = Strike out or erase
incident-strike-out = Strike out
incident-erase = Erase
incident-strike-about = A struck-out entry stays readable, marked, with your reason. Use it for mistakes.
incident-erase-about = Erasing takes the words away for good.
incident-strike-heading = Strike this out
incident-strike-lead = It stays readable here and in bundles, marked as struck out. An entry with its mistakes shown is worth more than a tidy one.
incident-strike-reason = Why?
incident-strike-do = Strike it out
incident-keep = Keep it as it is
incident-erase-heading = Erase this entry
incident-erase-lead = Read what this does first. It cannot be undone.
incident-erase-gone = What goes
incident-erase-words = { $count ->
    [one] The words of this entry, here and in the backups that Daybook made.
   *[other] The words of all { $count } versions of this entry, here and in the backups that Daybook made.
}
incident-erase-file = The evidence file itself.
incident-erase-files-stay = Files that belong to it stay in Evidence.
incident-erase-stays = What stays
incident-erase-trace = That an entry was here, and the day on which you removed it.
incident-erase-bundles = { $count ->
    [0] No bundle was made so far.
    [one] One bundle was made. If the entry went into it, whoever has it still has the words.
   *[other] { $count } bundles were made. If the entry went into one, whoever has it still has the words.
}
incident-erase-fingerprint = A code was left with somebody. It shows that something was there, not what.
incident-erase-copies = Copies that you made yourself, and traces on the disk, cannot be reached.
incident-erase-court = A court may ask why something was removed. If police or a court know about this case, ask a solicitor or the helpline first. Striking out keeps the words.
incident-erase-do = Erase it for good

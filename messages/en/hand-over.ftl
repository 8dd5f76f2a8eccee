# Handing over: making a bundle, looking at it as the other person could, and checking one.
hand-over-heading = Hand over
hand-over-lead = A bundle is a copy of your record for police, a solicitor or a court. They open it with what they already have.
hand-over-no-log-needed = You do not need a bundle, or any record, to report. To make one you choose what goes in, look at it, then write it.
hand-over-empty-heading = Nothing to hand over yet
hand-over-empty = Once you have written something down, you can make a bundle of it here.
hand-over-continue = Continue
hand-over-step = Step { $step } of 4

hand-over-which = What goes in?
hand-over-which-all = Everything
hand-over-which-all-hint = Your own notes stay out unless you choose them.
hand-over-which-only = Some incidents
hand-over-which-only-hint = Their evidence, people and reports come with them. A court can still see that other entries exist.
hand-over-which-new = Only what is new since last time
hand-over-which-new-hint = Counted from a bundle that you made, or a fingerprint that you left with somebody.
hand-over-incidents = Which incidents?
hand-over-incidents-problem = Choose at least one incident, or choose everything
hand-over-since = New since when?
hand-over-since-left = Left with { $who } on { $date }
hand-over-since-made = The bundle of { $when }
hand-over-since-made-for = The bundle of { $when }, for { $who }
hand-over-since-problem = Choose what to count from
hand-over-since-none = No bundle was made yet, so there is nothing to count from. Choose everything this time.
hand-over-notes = Your own notes
hand-over-notes-legend = Which notes go in?
hand-over-notes-hint = Left out of bundles. A court could still ask for it.
hand-over-form = In which form?
hand-over-form-zip = One ZIP file
hand-over-form-zip-hint = For a memory stick or an e-mail. Not locked: whoever has it can open it.
hand-over-form-locked-zip = One ZIP file with a password
hand-over-form-locked-zip-hint = For an e-mail or the post. You choose the password in step 4.
hand-over-form-folder = A folder
hand-over-form-folder-hint = The same files, unpacked.
hand-over-form-documents = PDF only
hand-over-form-documents-hint = The documents to read and print. No evidence files, and nothing to check them by.
hand-over-police-legend = For police only
hand-over-police = Also make the part for police only
hand-over-police-hint = Contact details, needs and protected addresses, in a folder of its own. Give it to police by itself, never together with the bundle.
hand-over-portal-legend = For uploading
hand-over-portal = Also make a small folder for an upload portal
hand-over-portal-hint = At most 16 flat files, as police portals take them.

hand-over-plan-heading = What goes in, and what stays out
hand-over-plan-planning = Looking through it
hand-over-plan-summary = { $incidents ->
    [one] One incident
   *[other] { $incidents } incidents
}, { $others ->
    [one] one other entry
   *[other] { $others } other entries
}, { $exhibits ->
    [0] no exhibits
    [one] one exhibit
   *[other] { $exhibits } exhibits
}: about { $size }.
hand-over-plan-documents = Documents
hand-over-plan-exhibits = Exhibits
hand-over-plan-exhibits-show = { $count ->
    [one] Show the exhibit
   *[other] Show all { $count } exhibits
}
hand-over-plan-exhibit = Exhibit
hand-over-plan-file = File
hand-over-plan-size = Size
hand-over-plan-how = How
hand-over-plan-as-received = As received
hand-over-plan-stripped = A copy without place and device; the original only for police
hand-over-plan-police-only = Only in the police-only file
hand-over-plan-kept-out = Kept out: the file goes nowhere
hand-over-plan-lost = Lost: the file is gone or damaged, and the bundle says so
hand-over-lost = { $count ->
    [one] The file of one exhibit is gone or damaged
   *[other] The files of { $count } exhibits are gone or damaged
}
hand-over-lost-hint = A whole copy that you saved before may still have it: look there first. If you go on without it, the schedule of exhibits says that it is lost. Everything else goes in.
hand-over-lost-without = Go on without { $exhibit } ({ $name })
hand-over-lost-undecided = Tick each lost file to go on without it, or look for it in a whole copy that you saved before.
hand-over-lost-go-on = Go on without { $exhibit }
hand-over-done-lost = Not in the bundle, because the file is gone or damaged. The bundle says so:
hand-over-plan-in-earlier-bundle = Not again: an earlier bundle holds it
hand-over-plan-documents-only = Not the file: you chose PDF only
hand-over-plan-left-out = What stays out
hand-over-plan-nothing-left-out = Nothing stays out.
hand-over-plan-left-out-line = { $count ->
    [one] One entry: { $why }
   *[other] { $count } entries: { $why }
}
hand-over-plan-others-exist = A court can see that other entries exist, but not what they say.
hand-over-plan-police-only-about = Contact details and needs never go into the main bundle. They are written into a folder of their own, for police only.
hand-over-plan-police-only-not = Contact details and needs never go into a bundle. The part for police only, which would hold them, is not made.
hand-over-plan-police-only-needed = The part for police only is made too, in a folder of its own: something here goes to police alone.

hand-over-seen-heading = What the other person could see
hand-over-seen-lead = A bundle can reach the other person, or their lawyer. Look at what it would tell them.
hand-over-seen-limits = Daybook looked for names, addresses, numbers, e-mail addresses, number plates and places. It cannot say that there are no others.
hand-over-seen-how = Decide each one, or leave it as it is proposed. Arrow keys go from row to row.
hand-over-seen-none = Daybook found no address, number, e-mail or protected name.

hand-over-seen-decided = { $decided } of { $total } decided
hand-over-seen-next = Next not decided

hand-over-seen-open-heading = These go out readable
hand-over-seen-open-note = Found, and not marked as protected. Each goes out readable unless you withhold it. “[withheld]” then stands in its place.
hand-over-seen-protected-heading = These are withheld
hand-over-seen-protected-note = Marked as protected. “[withheld]” stands in the place of each, unless you leave it readable.
hand-over-seen-kind = { $what } ({ $count })
hand-over-seen-places = { $count ->
    [one] one place
   *[other] { $count } places
}
hand-over-seen-in-place = { $name }: { $at }
hand-over-seen-times = { $count } times here
hand-over-seen-versions = { $count ->
    [one] also in an earlier version
   *[other] also in { $count } earlier versions
}
hand-over-seen-withhold = Withhold
hand-over-seen-leave = Leave
hand-over-seen-withhold-all = Withhold all { $count }
hand-over-seen-leave-all = Leave all { $count }
hand-over-seen-withhold-all-of = Withhold all { $count }: { $what }
hand-over-seen-leave-all-of = Leave all { $count } readable: { $what }
hand-over-seen-withhold-one-of = Withhold { $what }
hand-over-seen-leave-one-of = Leave { $what } readable
hand-over-seen-state-open = Not decided. It goes out readable.
hand-over-seen-state-withheld = Not decided. It is withheld.
hand-over-seen-state-decided = Decided
hand-over-seen-file-police-only = The file goes only to police
hand-over-seen-file-kept-out = The file is kept out
hand-over-seen-file-note = A file is never changed. Where you withhold something inside one, the whole file goes only to police; a picture goes out as a copy without its hidden details, where that can be made.
hand-over-seen-more = { $count ->
    [one] Show one more
   *[other] Show { $count } more
}

hand-over-seen-shown = Where it stands: { $name }
hand-over-seen-shown-close = Close
hand-over-seen-shown-before = As it was written before, on { $when }
hand-over-seen-shown-pattern = This sentence is in the documents. It is made from your entries.
hand-over-seen-shown-in-file = In the file, { $at }
hand-over-seen-shown-point = The hidden details of this file say where it was made: { $point }

hand-over-eyes-heading = Only you can look at these
hand-over-eyes-note = Daybook cannot see what a picture shows or hear what a recording says. A house number, a street sign or a voice may give something away. Each goes in as it is unless you say otherwise.
hand-over-eyes-cover = { $exhibit }, { $kind }
hand-over-eyes-looked-at = Looked at
hand-over-eyes-kept-out = Keep out
hand-over-eyes-police-only = Police only
hand-over-eyes-button = { $action }: { $exhibit }
hand-over-eyes-state-none = Not looked at. It goes in.
hand-over-eyes-state-looked-at = Looked at. It goes in.
hand-over-eyes-state-kept-out = Kept out. The file goes nowhere; the schedule names it and says so.
hand-over-eyes-state-police-only = Only in the police-only file. The schedule says so.

hand-over-stands-heading = As it stands
hand-over-stands-open = { $count ->
    [one] One detail that you have not decided goes out readable.
   *[other] { $count } details that you have not decided go out readable.
}
hand-over-stands-withheld = { $count ->
    [one] One detail that you have not decided stays withheld.
   *[other] { $count } details that you have not decided stay withheld.
}
hand-over-stands-not-looked = { $count ->
    [one] One file that you have not looked at goes in as it is: { $marks }.
   *[other] { $count } files that you have not looked at go in as they are: { $marks }.
}
hand-over-stands-not-looked-means = Whatever they show or say, the other person could see or hear.
hand-over-stands-and-more = { $marks } and { $count } more
hand-over-stands-rest-police-only = Send those to police only
hand-over-stands-all = You have decided on everything that Daybook found. There may be more that it did not find.

hand-over-write-heading = Write the bundle
hand-over-write-lead = Choose a folder to write it to: a memory stick, if you have one. Outside Daybook it is no longer encrypted.
hand-over-write-lead-locked = Choose a password, then a folder to write it to. Outside Daybook only this password keeps it closed.
hand-over-write-careful = Do not choose a folder that others can open, or that copies itself to a shared cloud account.
hand-over-for-whom = Who is it for?
hand-over-for-whom-hint = For you, to find it again. It does not stand in the bundle.
bundle-password-heading = The password for the ZIP
bundle-password = Password
bundle-password-hint = Not the passphrase of your record. A ZIP is easier to break open, so take five or six words. Letters without accents, digits and spaces.
bundle-password-again = The same password again
bundle-password-note = Write it down before you go on. Daybook does not keep it, and without it nobody can open this copy.
bundle-password-say = Say it by telephone, or give it on paper. Do not send it with the file.
bundle-password-opens = It opens with 7-Zip, for example. What comes with the computer may not open it.
bundle-password-empty = Type a password, or go back to step 1 and choose a form that is not locked
bundle-password-differ = The two passwords are not the same. Type the second again

hand-over-write-choose = Choose a folder and write it
hand-over-write-busy = Writing the bundle
hand-over-write-stop = Stop
hand-over-write-sealing = Sealing
hand-over-write-looking = Looking through it
hand-over-write-printing = Making the documents
hand-over-write-writing = Writing the files
hand-over-write-verifying = Reading it back and checking it
hand-over-write-checking = Checking

hand-over-done-heading = The bundle is written
hand-over-done-good = It was read back: every file is as it was written.
hand-over-done-not-good = It was written, but reading it back found something. Do not hand it over. Remove this copy and write it again, perhaps to another disk.
hand-over-done-files = What is in the folder
hand-over-done-police-only = For police only, in a folder of its own. It holds contact details, needs and protected addresses. Hand it over separately, to police, and say that it must not be disclosed.
hand-over-done-left-out-of-portal = These are in the bundle, and did not fit into the folder for the evidence portal, which takes only so many files and none that is very large. Ask the officer how to send them.
hand-over-done-standard = The documents are { $standard }.
hand-over-done-show = Show the folder
hand-over-done-another = Make another bundle
hand-over-fingerprint = The fingerprint
hand-over-fingerprint-leave = Leave this code with police or your solicitor.
hand-over-fingerprint-why = With it, nobody can say later that what you wrote up to today was made up since. It says nothing about what you wrote.
hand-over-left-who = Who did you leave it with?
hand-over-left-who-hint = For example, the officer’s name and force
hand-over-left-who-problem = Write who you left the code with
hand-over-left-date = When?
hand-over-left-date-problem = Write the day on which you left it
hand-over-left-reference = Their reference
hand-over-left-save = Keep who has it
hand-over-left-saved = Kept: left with { $who }.
hand-over-remove-heading = Handed over?
hand-over-remove-about = A copy outside Daybook is open to whoever finds it. Once it is handed over, remove it. You can always make another.
hand-over-remove = Remove this copy
hand-over-removed = This copy was removed. Traces of deleted files can stay on a disk or memory stick.

hand-over-check-heading = Check a bundle
hand-over-check-lead = Any bundle, yours or another: whether a file in it was changed, taken out or added since it was made.
hand-over-check-open = Check a bundle
hand-over-check-fingerprint = A fingerprint that was left earlier
hand-over-check-fingerprint-hint = With it, Daybook also checks that the bundle’s record goes on from what was there then.
hand-over-check-choose = Choose a bundle and check it
hand-over-check-busy = Checking
hand-over-check-good = Nothing in this bundle has changed since it was made.
hand-over-check-not-continued =
    Nothing in this bundle has changed since it was made, but it was not shown to go on from that fingerprint. The
    fingerprint may be of another record, or of a later day than the bundle; or the record was written anew.
hand-over-check-newer =
    The files of this bundle are as they were signed. A newer version of Daybook made it, so not all of it could be
    checked: update Daybook, then check it again.
hand-over-check-not-good = This bundle is not as it was made.
hand-over-check-files = { $count ->
    [one] One file was read.
   *[other] { $count } files were read.
}
hand-over-check-its-fingerprint = Its fingerprint is { $code }. Compare it with the one that was left.
hand-over-check-found = What was found
hand-over-check-proves = A check shows “unchanged since”, not “true”.

hand-over-made-heading = Bundles made
hand-over-made-new-one = Make a bundle
hand-over-made-all = Everything
hand-over-made-only = { $count ->
    [one] One incident
   *[other] { $count } incidents
}
hand-over-made-new = What was new then
hand-over-made-for = for { $who }
hand-over-made-for-whom = Who it is for
hand-over-made-for-whom-keep = Keep
hand-over-made-in = { $form ->
    [locked_zip] A ZIP file with a password, written to the folder “{ $folder }”
    [folder] A folder, written to the folder “{ $folder }”
    [documents] PDF only, written to the folder “{ $folder }”
   *[zip] A ZIP file, written to the folder “{ $folder }”
}
hand-over-made-removed = This copy was removed on { $when }
hand-over-made-left = Fingerprint left with { $who } on { $date }
hand-over-made-left-with = Left with…
hand-over-made-since = New since this one
hand-over-made-more = Its files and its fingerprint
hand-over-made-police = (for police only)

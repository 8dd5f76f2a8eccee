# Handing over: making a bundle, looking at it as the other person could, and checking one.
bundle-heading = Hand over
bundle-lead = A bundle is a copy of your record for police, a solicitor or a court. They open it with what they already have.
bundle-no-log-needed = You do not need a bundle, or any record, to report. To make one you choose what goes in, look at it, then write it.
bundle-empty-heading = Nothing to hand over yet
bundle-empty = Once you have written something down, you can make a bundle of it here.
bundle-continue = Continue
bundle-step = Step { $step } of 4

bundle-which = What goes in?
bundle-which-all = Everything
bundle-which-all-hint = Your own notes stay out unless you choose them.
bundle-which-only = Some incidents
bundle-which-only-hint = Their evidence, people and reports come with them. A court can still see that other entries exist.
bundle-which-new = Only what is new since last time
bundle-which-new-hint = Counted from a bundle that you made, or a code that you left with somebody.
bundle-incidents = Which incidents?
bundle-incidents-problem = Choose at least one incident, or choose everything
bundle-since = New since when?
bundle-since-left = Left with { $who } on { $date }
bundle-since-made = The bundle of { $when }
bundle-since-made-for = The bundle of { $when }, for { $who }
bundle-since-problem = Choose what to count from
bundle-since-none = No bundle was made yet, so there is nothing to count from. Choose everything this time.
bundle-notes = Your own notes
bundle-notes-legend = Which notes go in?
bundle-notes-hint = Left out of bundles. A court could still ask for it.
bundle-form = In which form?
bundle-form-zip = One ZIP file
bundle-form-zip-hint = For a memory stick or an e-mail. Not locked: whoever has it can open it.
bundle-form-locked-zip = One ZIP file with a password
bundle-form-locked-zip-hint = For an e-mail or the post. You choose the password in step 4.
bundle-form-folder = A folder
bundle-form-folder-hint = The same files, unpacked.
bundle-form-documents = PDF only
bundle-form-documents-hint = The documents to read and print. No evidence files, and nothing to check them by.
bundle-police-legend = For police only
bundle-police = Also make the part for police only
bundle-police-hint = Contact details, needs, protected addresses, assessments and what you agreed to, in a folder of its own. Give it to police by itself, never together with the bundle.
bundle-by-choice = For a court
bundle-by-choice-open = Papers for a court, and the exhibits as a book
bundle-by-choice-exhibit-book = Also print the exhibits into a book
bundle-by-choice-exhibit-book-hint = Pictures and the words of chats, mails and documents on numbered pages, with an index. Useful for a court, or where files cannot be opened. The bundle gets larger.
bundle-by-choice-redaction-certificate = Also list what is withheld
bundle-by-choice-redaction-certificate-hint = Each thing by its number, where it stood and why. Not what it was.
bundle-by-choice-family-chronology = Also write a chronology for a family court
bundle-by-choice-family-chronology-hint = What happened, in numbered paragraphs in your own words, without what you felt and feared. The other side may be given it.
bundle-by-choice-continuity = Also print how each exhibit came and went
bundle-by-choice-continuity-hint = From whom you have it, when it came into Daybook and in which bundles it went out, with labels to cut out and sign.
bundle-by-choice-not-relied-on = Also list what the bundle does not rely on
bundle-by-choice-not-relied-on-hint = What you struck out, removed, left out, and your own notes: by number and day, not by what they say. The rest is counted. Everybody who gets the bundle sees the list.
bundle-portal-legend = For uploading
bundle-portal = Also make a small folder for an upload portal
bundle-portal-hint = At most 16 flat files, as police portals take them.

bundle-plan-heading = What goes in, and what stays out
bundle-plan-planning = Looking through it
bundle-plan-summary = { $incidents ->
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
bundle-plan-documents = Documents
bundle-plan-exhibits = Exhibits
bundle-plan-exhibits-show = { $count ->
    [one] Show the exhibit
   *[other] Show all { $count } exhibits
}
bundle-plan-exhibit = Exhibit
bundle-plan-file = File
bundle-plan-size = Size
bundle-plan-how = How
bundle-plan-as-received = As received
bundle-plan-clean-copy = A clean copy; the original only for police
bundle-plan-clean-copy-alone = A clean copy; the original to nobody, as you did not agree to what stands in it
bundle-plan-police-only = Only in the police-only file
bundle-plan-kept-out = Kept out: the file goes nowhere
bundle-plan-lost = Lost: the file is gone or damaged, and the bundle says so
bundle-lost = { $count ->
    [one] The file of one exhibit is gone or damaged
   *[other] The files of { $count } exhibits are gone or damaged
}
bundle-lost-hint = A whole copy that you saved before may still have it: look there first. If you go on without it, the schedule of exhibits says that it is lost. Everything else goes in.
bundle-lost-without = Go on without { $exhibit } ({ $name })
bundle-lost-undecided = Tick each lost file to go on without it, or look for it in a whole copy that you saved before.
bundle-lost-go-on = Go on without { $exhibit }
bundle-done-lost = Not in the bundle, because the file is gone or damaged. The bundle says so:
bundle-plan-in-earlier-bundle = Not again: an earlier bundle holds it
bundle-plan-documents-only = Not the file: you chose PDF only
bundle-plan-left-out = What stays out
bundle-plan-nothing-left-out = Nothing stays out.
bundle-plan-left-out-line = { $count ->
    [one] One entry: { $why }
   *[other] { $count } entries: { $why }
}
bundle-plan-others-exist = A court can see that other entries exist, but not what they say.
bundle-consents = What you agreed to
bundle-consents-about = The part for police only holds your consents, and says which are in force. What you did not agree to is in neither part.
bundle-consent-with = With
bundle-consent-until = Until
bundle-consent-state-in-force = In force
bundle-consent-state-from-later = From { $date } on
bundle-consent-state-ended = Ended on { $date }
bundle-consent-state-taken-back = Taken back on { $date }
bundle-not-agreed = You did not agree to give these
bundle-not-agreed-hint = Police do not get them either. Tick one to give it to police all the same, in the part for them alone.
bundle-not-agreed-give = Give to police all the same: { $name }
bundle-not-agreed-files = { $count ->
    [one] Nobody gets the original of one file, since it stands in it.
   *[other] Nobody gets the originals of { $count } files, since it stands in them.
}
bundle-plan-police-only-about = Contact details, needs and assessments never go into the main bundle. They are written into a folder of their own, for police only.
bundle-plan-police-only-not = Contact details, needs and assessments never go into a bundle. The part for police only, which would hold them, is not made.
bundle-plan-police-only-needed = The part for police only is made too, in a folder of its own: something here goes to police alone.

bundle-seen-heading = What the other person could see
bundle-seen-lead = A bundle can reach the other person, or their lawyer. Look at what it would tell them.
bundle-seen-limits = Daybook looked for names, addresses, numbers, e-mail addresses, number plates and places, and in what you wrote for words about legal advice, keeping safe, health and children. It cannot say that there are no others.
bundle-seen-how = Decide each one, or leave it as it is proposed. Arrow keys go from row to row.
bundle-seen-none = Daybook found no address, number, e-mail or protected name.

bundle-seen-decided = { $decided } of { $total } decided
bundle-seen-next = Next not decided

bundle-seen-open-heading = These go out readable
bundle-seen-open-note = Found, and not marked as protected. Each goes out readable unless you withhold it. A mark such as “[withheld 7: a place]” then stands in its place.
bundle-seen-protected-heading = These are withheld
bundle-seen-protected-note = Marked as protected. A mark such as “[withheld 7: a place]” stands in the place of each, unless you leave it readable.
bundle-seen-subject-heading = These may tell more than what happened
bundle-seen-subject-note = Each goes out readable unless you withhold it. A mark such as “[withheld 7: about health]” then stands in place of all that is marked here. The part for police only, if one is made, has it whole.
bundle-seen-why-legal_advice = What you and your lawyer say to each other is confidential. Once some of it is shown, a court or the other side may ask for more.
bundle-seen-why-safety = It may tell the other person what you do to keep safe, and what is not safe yet.
bundle-seen-why-health = Health is private. What an incident did to you can also matter to police or a court.
bundle-seen-why-child = The other person may learn what a child said. It can also matter to police or a court.
bundle-seen-kind = { $what } ({ $count })
bundle-seen-places = { $count ->
    [one] one place
   *[other] { $count } places
}
bundle-seen-in-place = { $name }: { $at }
bundle-seen-times = { $count } times here
bundle-seen-versions = { $count ->
    [one] also in an earlier version
   *[other] also in { $count } earlier versions
}
bundle-seen-withhold = Withhold
bundle-seen-leave = Leave
bundle-seen-withhold-all = Withhold all { $count }
bundle-seen-leave-all = Leave all { $count }
bundle-seen-withhold-all-of = Withhold all { $count }: { $what }
bundle-seen-leave-all-of = Leave all { $count } readable: { $what }
bundle-seen-withhold-one-of = Withhold { $what }
bundle-seen-leave-one-of = Leave { $what } readable
bundle-seen-state-open = Not decided. It goes out readable.
bundle-seen-state-withheld = Not decided. It is withheld.
bundle-seen-state-decided = Decided
bundle-seen-file-police-only = The file goes only to police
bundle-seen-file-kept-out = The file is kept out
bundle-seen-file-note = Your own file is never changed. Where you withhold something inside one, a clean copy without it goes out; where none can be made, the file goes only to police.
bundle-seen-more = { $count ->
    [one] Show one more
   *[other] Show { $count } more
}

bundle-seen-shown = Where it stands: { $name }
bundle-seen-shown-close = Close
bundle-seen-shown-before = As it was written before, on { $when }
bundle-seen-shown-pattern = This sentence is in the documents. It is made from your entries.
bundle-seen-shown-in-file = In the file, { $at }
bundle-seen-shown-point = The hidden details of this file say where it was made: { $point }

bundle-eyes-heading = Only you can look at these
bundle-eyes-note = Daybook cannot see what a picture shows or hear what a recording says. A house number, a street sign or a voice may give something away. Each goes in unless you say otherwise. In a bundle of what is new, what you kept back last time stays kept back.
bundle-eyes-cover = { $exhibit }, { $kind }
bundle-eyes-looked-at = Looked at
bundle-eyes-kept-out = Keep out
bundle-eyes-police-only = Police only
bundle-eyes-button = { $action }: { $exhibit }
bundle-eyes-state-none = Not looked at. It goes in.
bundle-eyes-state-looked-at = Looked at. It goes in.
bundle-eyes-state-kept-out = Kept out. The file goes nowhere; the schedule names it and says so.
bundle-eyes-state-police-only = Only in the police-only file. The schedule says so.

bundle-copies-heading = Not as you received them
bundle-copies-note = { $count ->
    [one] One file holds something that is withheld, or that Daybook could not read.
   *[other] { $count } files hold something that is withheld, or that Daybook could not read.
} What stands there might say where you live. So a clean copy, made anew from what could be read, takes its place; where none can be made, the file goes only to police. Police get every original, but for those in which something stands that you did not agree to give.
bundle-copies-show = { $count ->
    [one] Show the file
   *[other] Show all { $count } files
}
bundle-copies-clean-copy = A clean copy goes out.
bundle-copies-alone = A clean copy goes out, and its original to nobody: you did not agree to what stands in it.
bundle-copies-kept-out = No clean copy can be made, and you did not agree to what stands in it. It goes to nobody.
bundle-copies-police-only = No clean copy can be made. It goes only to police.
bundle-copies-as-received-state = It goes out as you received it, with the parts that Daybook could not read.
bundle-copies-unread = Not read: { $parts }.
bundle-copies-withheld = Something in it is withheld.
bundle-copies-more = There is more in this file than the picture shows.
bundle-copies-copy = As proposed
bundle-copies-as-received = As received
bundle-copies-button = { $action }: { $exhibit }

bundle-stands-heading = As it stands
bundle-stands-open = { $count ->
    [one] One detail that you have not decided goes out readable.
   *[other] { $count } details that you have not decided go out readable.
}
bundle-stands-passages = { $count ->
    [one] One passage that may tell more than what happened, and that you have not decided, goes out readable.
   *[other] { $count } passages that may tell more than what happened, and that you have not decided, go out readable.
}
bundle-stands-withheld = { $count ->
    [one] One detail that you have not decided stays withheld.
   *[other] { $count } details that you have not decided stay withheld.
}
bundle-stands-not-looked = { $count ->
    [one] One file that you have not looked at goes in: { $marks }.
   *[other] { $count } files that you have not looked at go in: { $marks }.
}
bundle-stands-not-looked-means = Whatever they show or say, the other person could see or hear.
bundle-stands-and-more = { $marks } and { $count } more
bundle-stands-rest-police-only = Send those to police only
bundle-stands-all = You have decided on everything that Daybook found. There may be more that it did not find.

bundle-write-heading = Write the bundle
bundle-write-lead = Choose a folder to write it to: a memory stick, if you have one. Outside Daybook it is no longer encrypted.
bundle-write-lead-locked = Choose a password, then a folder to write it to. Outside Daybook only this password keeps it closed.
bundle-write-careful = Do not choose a folder that others can open, or that copies itself to a shared cloud account.
bundle-for-whom = Who is it for?
bundle-for-whom-hint = For you, to find it again. It does not stand in the bundle.
bundle-password-heading = The password for the ZIP
bundle-password = Password
bundle-password-hint = Not the passphrase of your record. A ZIP is easier to break open, so take five or six words. Letters without accents, digits and spaces.
bundle-password-again = The same password again
bundle-password-note = Write it down before you go on. Daybook does not keep it, and without it nobody can open this copy.
bundle-password-say = Say it by telephone, or give it on paper. Do not send it with the file.
bundle-password-opens = It opens with 7-Zip, for example. What comes with the computer may not open it.
bundle-password-empty = Type a password, or go back to step 1 and choose a form that is not locked
bundle-password-differ = The two passwords are not the same. Type the second again

bundle-write-choose = Choose a folder and write it
bundle-write-busy = Writing the bundle
bundle-write-stop = Stop
bundle-write-sealing = Sealing
bundle-write-looking = Looking through it
bundle-write-printing = Making the documents
bundle-write-writing = Writing the files
bundle-write-verifying = Reading it back and checking it
bundle-write-checking = Checking

bundle-done-heading = The bundle is written
bundle-done-good = It was read back: every file is as it was written.
bundle-done-not-good = It was written, but reading it back found something. Do not hand it over. Remove this copy and write it again, perhaps to another disk.
bundle-done-files = What is in the folder
bundle-done-police-only = For police only, in a folder of its own. It holds contact details, needs, protected addresses and assessments. Hand it over separately, to police, and say that it must not be disclosed.
bundle-done-left-out-of-portal = These are in the bundle and not in the folder for the evidence portal, which takes only so many files, none that is very large, and only some types. Ask the officer how to send them.
bundle-done-standard = The documents are { $standard }.
bundle-done-show = Show the folder
bundle-done-another = Make another bundle
bundle-fingerprint = The code to leave
bundle-fingerprint-leave = Leave this code with police or your solicitor. Give it on paper, or read it out by telephone.
bundle-fingerprint-documents = It is of your record as it stands, not of these PDFs: nothing vouches for PDFs alone.
bundle-fingerprint-apart = Never put it inside the bundle, or beside it on the same memory stick. Whoever could change the bundle there could change the code too.
bundle-fingerprint-why = With it, nobody can say later that what you wrote up to today was made up since. It says nothing about what you wrote.
bundle-left-who = Who did you leave it with?
bundle-left-who-hint = For example, the officer’s name and force
bundle-left-who-problem = Write who you left the code with
bundle-left-date = When?
bundle-left-date-problem = Write the day on which you left it
bundle-left-reference = Their reference
bundle-left-save = Keep who has it
bundle-left-saved = Kept: left with { $who }.
bundle-remove-heading = Handed over?
bundle-remove-about = A copy outside Daybook is open to whoever finds it. Once it is handed over, remove it. You can always make another.
bundle-remove = Remove this copy
bundle-removed = This copy was removed. Traces of deleted files can stay on a disk or memory stick.

bundle-check-heading = Check a bundle
bundle-check-lead = Any bundle, yours or another: whether its files are as they were signed, and, with the code that was left, whether it is the one that was handed over.
bundle-check-open = Check a bundle
bundle-check-fingerprint = The code that the keeper left with you
bundle-check-fingerprint-hint = Type all of it, or the 64 characters below it. Do not compare only its beginning.
bundle-check-choose = Choose a bundle and check it
bundle-check-busy = Checking
bundle-check-found = What was found
bundle-check-also-found = Also found
bundle-check-proves = With the code, a check shows “unchanged since the code was left”. It never shows “true”.

bundle-made-heading = Bundles made
bundle-made-new-one = Make a bundle
bundle-made-all = Everything
bundle-made-only = { $count ->
    [one] One incident
   *[other] { $count } incidents
}
bundle-made-new = What was new then
bundle-made-for = for { $who }
bundle-made-for-whom = Who it is for
bundle-made-for-whom-keep = Keep
bundle-made-in = { $form ->
    [locked_zip] A ZIP file with a password, written to the folder “{ $folder }”
    [folder] A folder, written to the folder “{ $folder }”
    [documents] PDF only, written to the folder “{ $folder }”
   *[zip] A ZIP file, written to the folder “{ $folder }”
}
bundle-made-removed = This copy was removed on { $when }
bundle-made-left = Code left with { $who } on { $date }
bundle-made-given = Given to police though you did not agree to it: { $names }
bundle-made-left-with = Left with…
bundle-made-since = New since this one
bundle-made-more = Its files and its code
bundle-made-police = (for police only)

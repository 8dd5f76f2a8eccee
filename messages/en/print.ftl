# The words of the bundle.

# Every printed document
print-made-with = Daybook
print-page = page
print-of = of
print-name-withheld = somebody whose name is in the police-only file
print-name-withheld-alone = somebody whose name is withheld
print-person-not-in-this-bundle = somebody who is not in this bundle
print-person-not-here-alone = somebody who is named elsewhere in the record
print-unknown-person = not known
print-through = { $name }, through { $through }
print-others-exist = The record has entries that are not in this bundle. A court can see from the signed list of entries that they exist.
print-replaced-characters = A character that no typeface here has, or that would be invisible, is printed as its number, such as ⟨U+13000⟩. The file log.json holds every text exactly.
print-replaced-characters-alone = A character that no typeface here has, or that would be invisible, is printed as its number, such as ⟨U+13000⟩.
print-shortened = … and { "{N}" } more, in the chronology.
print-shortened-alone = … and { "{N}" } more, in the record.

# 00_READ_ME_FIRST
print-read-me-title = Evidence bundle, read me first
print-read-me-opening = This is what one person, the keeper, wrote down of what happened to them, with the files that they kept of it. It was made for police, prosecutors and courts. It does not show that any of it is true.
print-read-me-plain = It needs no special program. Nothing in it runs, and no link leads out of it.
print-begin-heading = Where to begin
print-how-to-open = Unpack the ZIP file first, then open the PDF files with any viewer: they are in the folder data, and there in 1_documents. Exhibits are named by their mark, date and subject.
print-check-heading = How to check it
print-check = { $name } holds lines that can be copied into a Windows, Mac or Linux terminal. They show whether a listed file was changed or taken out, and with which key the list was signed.
print-code-is-not-here = This bundle has a code, which the keeper leaves with you apart from it. Take it from the keeper alone: a code that comes with a bundle proves nothing, since whoever made the bundle can make its code. With it, Daybook’s own check says whether this is the bundle that was handed over. Without it, nobody can.
print-what-a-ledger-cannot-prove = The check shows that the entries have not changed since a code was left with somebody. It does not show that they are true. Before that day, their order and times are the keeper’s own record.
print-key-name = Key that signed
print-not-in-it-heading = What is not in it
print-contact-details-apart = Contact details, needs and protected addresses are not in it, because it may be shown to the other person. They are in a police-only file of their own.
print-made-heading = Who made it
print-incidents-and-naming = { $count }, of which { $naming } name the other person
print-keeper = Kept by
print-made-on = Made on
print-made-with-label = Made with

# 01_for_the_officer
print-officer-title = For the officer
print-officer-opening = Two pages to copy from, with lists after them. Everything here is what the keeper wrote down; the chronology holds the whole of it.
print-officer-opening-alone = Two pages to copy from. Everything here is what the keeper wrote down; their record holds the whole of it.
print-other-person-not-known = Not known, or not written down here.
print-full-name = Full name
print-aliases = Also known as
print-born = Born
print-relationship = Relationship
print-acts-for = Acts for
print-numbers = Telephone
print-emails = E-mail
print-accounts = Accounts
print-addresses = Addresses
print-vehicles = Vehicles
print-looks = Description
print-more = Also
print-record = The record
print-incidents = Incidents
print-first-incident = First
print-last-incident = Last
print-last-naming-other-person = Last that names the other person
print-when-and-number = { $when } (incident { $number })
print-undated = Without a known date
print-exhibits = Exhibits
print-exhibits-counted = { $count }: { $ways }
print-exhibits-as-received = { $count } as received
print-exhibits-as-clean-copies = { $count } as clean copies
print-exhibits-only-for-police = { $count } only for police
print-exhibits-kept-out = { $count } kept out by the keeper
print-exhibits-lost = { $count } gone or damaged
print-exhibits-in-earlier-bundle = { $count } in an earlier bundle
print-exhibits-not-as-files = { $count } not handed over as files
print-latest-incident = Latest incident
print-when = When
print-what = What happened
print-in-the-chronology = In the chronology
print-incident-and-page = incident { $number }, { $page }
print-on-page = page { $page }
print-in-volume = volume { $volume }, page { $page }
print-not-in-chronology = not shown there
print-figures = The pattern
print-time-limit-heading = Time limits
print-held-heading = What others hold, and until when
print-gone-by = Gone by { $date }
print-was-to-be-gone-by = Past: was to be gone by { $date }
print-about-incident = Incident { $number }, { $when }
print-about-event = Event { $number }, { $when }
print-earlier-references = Earlier reports and references
print-promised-heading = What was promised and is not known to be kept
print-ask-heading = Whom to ask
print-ask = The keeper’s contact details, and safe ways and times to reach them, are in the police-only file. Please use only those: a call or a letter at the wrong moment may be seen by somebody else.
print-ask-alone = Please ask the keeper for safe ways and times to reach them, and use only those: a call or a letter at the wrong moment may be seen by somebody else.
print-case = Case

# The lists behind those two pages
print-danger = Danger, as the keeper marked it
# $number is that of the newest incident.
print-danger-newest = { $count ->
    [one] 1 incident: { $date } (incident { $number })
   *[other] { $count } incidents, the newest: { $date } (incident { $number })
}
print-danger-without-date = { $count ->
    [one] 1 incident: date not known (incident { $number })
   *[other] { $count } incidents, no date known (incident { $number } the last written down)
}
print-lists = Lists of incidents
print-lists-opening = As the keeper marked them; marks are for finding things and are not findings. An incident can stand here also where nobody was seen. Each line gives the day, the number of the incident in bold, its page in the chronology, and its exhibits.
# $count is how many incidents are of it.
print-list-counted = { $heading } ({ $count })
print-new-here = What this supplement adds
print-new-here-stands = What it adds stands at the head of the lists behind these two pages.
print-new-incidents = New incidents and events
print-new-reworded = Words or answers changed, by the day of the change
print-new-struck-out = Struck out, by the day of that
print-new-put-back = Put back, by the day of that
print-new-removed = Removed, by the day of that
print-new-orders = New orders
print-new-ended = Orders that ended
print-new-stages = New stages of proceedings
print-new-exhibits = New exhibits, by the day on which they were received into this record
print-list-police-references = Police references
# $numbers are those of incidents.
print-list-covers = incidents: { $numbers }
print-list-covers-and-others = incidents: { $numbers }, and others that are not here
print-list-covers-others = incidents that are not here
print-list-covers-none = no incident is named
print-list-named = Numbers, e-mail addresses, accounts and vehicles that incidents name
print-list-named-opening = Whose each is, as far as the keeper wrote it down. Whoever uses a number or an account need not be the one whose it is.
print-list-named-of = Written down as that of { $names }.
print-list-named-of-nobody = Whose it is, is not written down.
print-list-named-in = { $count ->
    [one] In incident { $numbers }.
   *[other] In incidents { $numbers }.
}
print-list-named-days = { $count ->
    [one] { $first }.
   *[other] First { $first }, last { $last }.
}
print-list-breaches = Possible breaches of an order
print-list-breaches-opening = Whether an order was breached, and by whom, is for a court to say. An incident stands here because the keeper put the term beside it, also where nobody was seen; others may belong here too. An incident that may be against several terms stands under each of them.
print-list-order-not-here = An order that is not shown here
print-list-no-order-named = No order is named
print-list-no-term = Without a term that is written down
print-list-fear-opening = Each incident stands here once.
print-list-fear-against-oneself = Against the keeper
print-list-fear-against-both = Against the keeper and somebody else
print-list-fear-against-somebody-else = Against somebody else
print-list-fear-against-not-written = Against whom is not written down
print-list-threat-to-kill = Threats to kill
print-list-threat-of-suicide = Threats of suicide or self-harm
print-list-threat = Threats
print-list-violence = Physical attack, strangling or sexual violence
print-list-weapon = Weapon
print-list-entry-to-home = Entry to the home
print-list-tracker = Tracker or hidden device
print-list-children = Something involving a child, or children present
print-list-animals = Harming or threatening animals
print-list-in-no-report = Named in no report that is here
# $count is how many of $all incidents.
print-list-in-no-report-of-all = { $count ->
    [one] Of { $all } incidents, one is named in no report that is here. Police may know of it all the same.
   *[other] Of { $all } incidents, { $count } are named in no report that is here. Police may know of them all the same.
}

# 02_chronology
print-chronology-title = Chronology
print-chronology-title-volume = Chronology, volume { $volume } of { $volumes }
# $zone is a city.
print-zone-of-times = Times are as clocks in { $zone } showed them, unless something else stands beside them.
print-chronology-opening = Incidents in the order in which they happened, as well as that is known. When a thing happened, when it was first noted and when it was written here are kept apart.
# Where an event stands in it.
print-events-opening = An event is something that happened and is nobody’s act, such as a hearing, a call from police or a quiet day. Events and incidents are numbered in one series. An event is counted in no figure.
print-own-words-opening = The words are the keeper’s own, left as they were written. Kinds of behaviour are labels for finding things; they are not findings.
print-contents = Contents
print-month-not-known = Date not known, written in { $month }
print-incident = Incident
# What happened and is nobody's act: a hearing, a call from police, a quiet day.
print-event = Event
# An erased one, of which it is not told whether it was an incident or an event.
print-entry = Entry
print-who-was-there = Who was there
# A number of an event among those of incidents.
print-number-of-an-event = { $number } (event)
print-made-an-event-on = Made an event on { $date }: until then it was written as an incident.
print-made-an-incident-on = Made an incident on { $date }: until then it was written as an event.
print-where = Where
print-online = Online
print-who = Who
print-kind = Kind
print-in-whose-words = In the words of
print-exact-words = Exact words:
print-exact-words-by = Exact words of { $by }:
print-unwanted = Known to be unwanted
print-felt-then = Felt then
print-felt-after = Felt afterwards
print-fear = Fear of violence
print-fear-against = { $answer }, { $against }
print-fear-against-oneself = against the keeper
print-fear-against-somebody_else = against somebody else
print-fear-against-both = against the keeper and somebody else
print-changed = Done differently since
print-witnesses = Witnesses
print-children = Children present
print-others-targeted = Others targeted
print-damage = Damaged, taken or left
print-may-breach = May breach
print-held-elsewhere = Held by others
print-held-by = held by { $by }
print-held-asked = asked for on { $date }
print-held-gone-by = gone by { $date }
print-held-got = handed over: { $answer }
print-no-picture = This picture could not be printed. The file is among the exhibits.
print-no-picture-alone = This picture could not be printed.
print-picture-alt = Exhibit { $mark }. { $what }
print-struck-out-short = struck out
print-struck-out = Struck out on { $date }.
print-struck-out-because = Struck out on { $date }: { $reason }
print-put-back = Put back on { $date }.
print-removed = entry removed
print-removed-on = An entry was removed here on { $date }. It was first written on { $first }.
author-keeper = the keeper of this record
author-nameless = somebody who gave no name
print-written = Written { $date } by { $author }.
print-written-from = Written { $date } by { $author }, from { $source }.
print-an-earlier-note = an earlier note
print-note-is-now = That note is now: { $where }.
print-revised = Reworded on { $dates }.
print-written-down = When each was written down
print-written-down-opening = When each incident and event was first written here, and by whom. Later changes stand with the incident.
print-written-down-entries = At the end of each line stands the number of its entry in log.json.
print-annexed = What was written before stands in the annex, page { "{N}" }.
print-annexed-alone = What was written before is kept in the record.
# $marks are those of files.
print-attached-on = { $marks } attached on { $date }.
print-taken-off-on = { $marks } taken off on { $date }.
print-changed-unseen-on = Changed on { $dates } in something that is not shown here.
print-answers-changed-on = Answers about it were added or changed on { $dates }. Its words stayed as they were.

# One incident by itself
print-incident-alone-title = One incident
print-event-alone-title = One event
print-incident-alone-opening = One entry of a record. When it happened, when it was first noted and when it was written are kept apart.
# At the end of the chronology: what the program does, and no argument.
print-how-made = How this record was made
print-how-made-words = The program asks what happened, in free words, and needs nothing else. It has no words of its own for an answer: what stands here was written or chosen by the keeper.
# $asked are the names of what is asked.
print-how-made-asked = Of every incident it asks the same, and each question can be left: { $asked }.
print-how-made-blank = What was not answered is not printed. It means neither yes nor no.
# $pack is a jurisdiction.
print-how-made-kinds = Kinds of behaviour are chosen from one list for { $pack }.
print-how-made-times = When something was written is what the computer’s clock showed. A time that is read out of a file can be offered as when it happened; it stands where the keeper took it, with what it rests on.
print-how-made-changes = A change makes a new version, and the one before is kept. What was struck out stays readable, with the day. Of what was removed, the day stays.
# Behind the chronology.
print-annex = Annex: what was written before
print-annex-opening = Where the words of an entry or an answer in it were changed, this is how it was written before and since. What is withheld elsewhere is withheld here under the same number. A file that was attached changes no words and is told with the incident.
print-nothing-written = Nothing was written here.
print-first-noted = First noted
print-reported-to = Reported to
print-status = Status
print-terms = Terms
print-called = Called
print-index-of-exhibits = Index of exhibits
print-impacts = What changed in their life
print-reports = Dealings with police and others
print-orders = Orders and proceedings
# $date is the day on which the document is made.
print-orders-in-force = Orders in force on { $date }
print-no-order-in-force = None is written down.
print-order-in-force = in force on { $date }
print-order-from-later = made, in force from { $date }
print-order-ended-on = ended on { $date }
print-orders-before = Orders that are not in force, and stages of proceedings
print-orders-not-in-force = Orders that are not in force
print-proceedings-now = Where proceedings stand
print-date-given-before = A date given before that
print-last-stage = Last stage
# $stage is a stage with its date.
print-given-at = given at: { $stage }
print-last-written = Last written here
print-assessments = Assessments by others
print-assessments-opening = Made by the agencies named. This record itself scores nothing.
print-reference = Reference
print-spoke-to = Spoke to
print-collar-number = Number
print-how-reported = How
print-said = Said
print-outcome = Outcome
print-promised = Promised
print-promise-due = by { $date }
print-promise-kept = kept: { $answer }
print-against = Against
print-made-by = Made by
print-from = From
print-until = Until
print-served = Served
print-at = At
print-next-date = Next date
print-told-by = Told by
print-by = By
print-agency = Agency
print-date = Date
print-copy-asked = Copy asked for
print-review-due = Review due

# 03_exhibit_schedule
print-schedule-title = Schedule of exhibits
print-schedule-opening = Each exhibit keeps its mark for good. The files are in the folder 2_exhibits, byte for byte as received unless it says otherwise here.
print-schedule-opening-alone = Each exhibit keeps its mark for good. The files themselves are not handed over with these documents; the keeper has them.
print-schedule-warning = Opening web pages and e-mails among the exhibits can tell their sender that they were opened. Look at them without a network, or at their readable copies.
print-received-into = Received into this record
print-received-on = { $date }: { $how }
print-produced-by = Produced by
print-described-on = What is said of it here was last written on
print-received-from = The keeper has it from
print-clocks = Clocks in the file
print-source-device = From the device
print-made-by-device = The file says it was made with
print-original-is = The original is
print-original-name = Original name
print-file-in-bundle = File
print-clean-copy = { $name } (a clean copy, made anew from what could be read of it; the original is in the police-only file)
print-not-as-received = Why not as received
print-why-withheld = something in it is withheld
print-why-not-searched = not all of it could be read
print-why-unread = not read: { $part }
print-in-earlier-bundle = handed over with an earlier bundle
print-documents-only = not handed over with these documents
print-only-for-police = only in the police-only file
print-clean-copy-alone = { $name } (a clean copy, made anew from what could be read of it; the keeper keeps the original)
print-kept-out = kept out by the keeper: not in this bundle, and not in the police-only file
print-lost = lost: the keeper’s copy of this file is gone or damaged, so it is not in this bundle, and not in the police-only file
print-police-reference = Police reference
# What nobody wrote down of an exhibit, in one line: “Not written down: from which device; where the original is”.
print-blanks = Not written down
print-blank-shows = what it shows
print-blank-from = from whom the keeper has it
print-blank-device = from which device
print-blank-original = where the original is
print-blank-reference = a police reference
print-size = Size
print-bytes = { $bytes } bytes
print-not-told-here = left out, since it could give away what is kept back
print-hash = SHA-256
print-hash-original = SHA-256 of the original
print-hash-copy = SHA-256 of the copy

# 05_exhibit_book
print-book-title = Exhibits
print-book-title-volume = Exhibits, volume { $volume } of { $volumes }
print-book-opening = Each exhibit as far as it can be seen or read on paper, by its mark. The files themselves are in the folder 2_exhibits. The pages of a PDF are shown as pictures where they can be drawn. Of other texts the words are printed, without their layout.
print-book-index = Index
print-book-mark = Mark
print-book-shows = What it is
print-book-page = Page
print-book-not-whole = Only the beginning is printed here. All of it is in the file.
print-book-page-of = { $mark }, page { $page } of { $pages }
print-book-first-pages = The first { $shown } of { $pages } pages are shown here. All of them are in the file.
print-book-not-on-paper = This cannot be shown on paper. Open the file.
print-book-film = No stills could be made of this film, and no words were taken from its sound, to which Daybook does not listen: play the file.
print-book-recording = No words were taken from this recording, to which Daybook does not listen: play the file.
print-runs = Length
print-runs-for = { $minutes } min { $seconds } s

# For a court: what is withheld, and never what it was
print-certificate-title = What is withheld
# $date is the day on which the bundle was made.
print-certificate-opening = This says what is withheld in the bundle of { $date }, where it stood and why. What it was is not said in it.
print-certificate-who = What is withheld is the keeper’s decision. They marked whom and what to protect, and when this bundle was made they could withhold more or leave something readable. Daybook proposed what it found by fixed rules, and it can have found less than there is.
print-certificate-how = It was done by leaving out, not by covering. In the documents a mark stands where the words were, and nothing is under it. A copy of an exhibit was made anew from what was read of the file; where its pages were drawn as pictures, the pictures do not have the words either.
print-certificate-key-with-police = What each number stands for is told in the file for police only, and nowhere else.
print-certificate-key-with-the-keeper = What each number stands for is told in no file of this bundle. The keeper has it.
print-certificate-numbered = Withheld under a number
print-certificate-none-numbered = Nothing is withheld under a number.
print-certificate-mark = Mark
print-certificate-where = Where it stands
print-certificate-why = Why
print-certificate-of-a-name = In the name of somebody who wrote, or in a figure
print-certificate-unmarked = Left out without a mark
# $marks are those of exhibits.
print-certificate-points = Of these files, the place at which they say that they were made: { $marks }.
print-certificate-protected-people = Protected people and places have no entry in the bundle. Where an entry points to such a person, words that name nobody stand there.
print-certificate-born = Dates of birth of the keeper, of witnesses and of others targeted.
print-certificate-received = The SHA-256 and the length of a file that does not go out as it was received: police alone are told them, since whoever had the copy could try with them what was left out.
print-certificate-copies = Exhibits that go out as copies
print-certificate-no-copies = There are none.
print-certificate-copy-lacks = Why it is a copy
# $kinds are those of details, such as “Address”.
print-certificate-kinds = withheld in it: { $kinds }
print-told-to-police-alone = told to police alone
print-certificate-files = Exhibits whose files are kept back
print-certificate-no-files = There are none.
print-certificate-where-it-is = Where it is
print-withheld-since-detail = somebody could be found, reached or known by it
print-withheld-since-legal-advice = it may tell of legal advice
print-withheld-since-safety = it may tell how somebody keeps safe
print-withheld-since-health = it may tell of health
print-withheld-since-child = it may tell of a child

# For a family court: numbered paragraphs
print-family-title = Chronology for a family court
print-family-court = Court
print-family-case-number = Case number
print-family-opening = What the bundle holds, in the order in which it happened, as well as that is known. Each paragraph has a number of its own; the number in brackets is the one that the incident or event has in every paper of this record.
print-family-left-out = What happened stands whole, in the keeper’s own words, with what was said or written word for word. Left out here are what the keeper felt, feared and did differently since, kinds of behaviour, witnesses, children present, what was damaged, and whether an order may have been breached. The chronology has them.
print-family-no-statement = It is made from a record. It is no witness statement, and nobody has signed it.
# $count is how many incidents and events.
print-family-struck-out = { $count ->
    [one] One that was struck out or removed is not in it.
   *[other] { $count } that were struck out or removed are not in it.
}
print-family-none = No incident and no event is in this bundle.
print-family-what-happened = What happened
print-family-incident = incident { $number }
print-family-event = event { $number }
# $place is “page 12” or “volume 2, page 12”.
print-family-in-the-book = book of exhibits, { $place }
print-family-in-the-chronology = chronology, { $place }
print-family-order-or-stage = Order or stage
print-family-where-made = Court, police or place
print-family-no-orders = None is written down.

# For a court: each exhibit's way, and labels
print-continuity-title = Continuity of exhibits
print-continuity-opening = What the record holds of each exhibit: who made or produces it, from whom the keeper has it, when and how it came into the record, its SHA-256 as it was received, and the bundles in which it went out.
print-continuity-before = What happened to a file before it came into the record is not known to Daybook, but for what the keeper wrote of it. What was not written down is said to be so.
print-continuity-bundles = The bundles before this one are those that the record noted when they were made, by that day. A bundle stands here where it gave the file, as it was received or as a copy in which nothing is withheld. To whom a bundle was given is not said here.
print-continuity-no-statement = It is made from a record. It is no witness statement, and whoever makes one can take from it what they know themselves.
print-continuity-hash = SHA-256 as received
print-continuity-here = In this bundle
print-continuity-as-received = as received, byte for byte: { $name }
print-continuity-before-this = In bundles before this one
print-continuity-in-none = in none that the record noted
print-not-written-down = not written down
print-labels = Labels
print-labels-opening = To be cut out, and filled in and signed by whoever refers to the exhibit in a statement.
print-label-exhibit = Exhibit
print-label-statement-of = Referred to in the statement of
print-label-signed = Signed

# For a court: what the record holds and the bundle does not rely on
print-unused-title = What the bundle does not rely on
print-unused-opening = The record holds more than this bundle puts forward. What is struck out or removed, and what stays out, is listed here by what it is called, with the day on which it was first written. What stands in them is not said.
print-unused-ask = A court, the prosecution or police can ask the keeper for any of it. What was removed cannot be had any more: its number and its days are all that is kept.
print-unused-no-view = Whether any of it bears on a case is not said here.
print-unused-list = The list
print-unused-none = There is nothing of which more is told than its number below.
print-unused-number = No.
print-unused-what = What it is
print-unused-date = First written
# $what is “Incident 7”.
print-unused-struck-out = { $what }, struck out on { $date }
print-unused-removed = { $what }, removed on { $date }
print-unused-note = Note of the keeper’s own
print-unused-in-the-record = in the keeper’s record
print-unused-nowhere = nowhere any more
print-unused-others-heading = Other entries
print-unused-others = { $count ->
    [one] One entry more is not in the bundle: it is for police only, is a protected person or place, or is not of the part that was chosen. It is in the keeper’s record.
   *[other] { $count } entries more are not in the bundle: each is for police only, is a protected person or place, or is not of the part that was chosen. They are in the keeper’s record.
}

# The police-only contact sheet
# At the head of every page that only police may see.
print-police-only-band = FOR POLICE ONLY. It holds addresses and names that the other person must not have.
print-contact-title = Contact sheet, police only
print-contact-opening = How to reach the people in this record safely, and what they need. The keeper asks that all of it is treated as sensitive: please ask before any of it is disclosed.
print-contact-warning = The other person must not learn any of this. Please keep it apart from the evidence bundle.
print-needs-of = Needs of { $whose }
print-safe-contact = Safe to reach by
print-unsafe-contact = Not safe
print-interpreter = Interpreter
print-access = Access
print-dependants = Children and dependants
print-special-measures = Special measures wanted
print-supporter = Supported by
print-wish = Wants an order to say
print-title-of-a-part = { $title }: a part of the record
print-title-of-a-supplement = { $title }: a supplement
print-title-of-a-numbered-supplement = { $title }: supplement { $number } to { $case }
print-title-of-a-supplement-to = { $title }: supplement { $number } to { $case } of { $date }
print-part-opening = This is a part of the record, as the keeper chose it, with what is written of the other person and of orders. What is counted here is counted of this part alone.
print-supplement-opening = This is a supplement. It holds what was written or changed since an earlier bundle, with what is written of the other person and of orders. What is counted here is counted of this alone.
print-supplement-opening-to = This is supplement { $number } to the bundle of { $case } of { $date }. It holds what was written or changed since, with what is written of the other person and of orders. What is counted here is counted of this alone.
# $after is the number of the supplement that it goes on from.
print-supplement-opening-after = This is supplement { $number } to the bundle of { $case } of { $date }, and goes on from supplement { $after }. It holds what was written or changed since that one, with what is written of the other person and of orders. What is counted here is counted of this alone.
print-record-of-a-part = What is here
print-consents = What the keeper agreed may be shared
print-consent-with = With
print-consent-in-force = in force on { $date }
print-consent-from-later = from { $date } on
print-consent-ended = ended on { $date }
print-consent-taken-back = taken back on { $date }
print-not-agreed-to = Not agreed to
# Stands in place of a person, a place or a file that a consent does not agree to. $dates are those of the consents.
print-not-agreed = The keeper did not agree to give this ({ $dates }).
print-not-agreed-name = somebody whom the keeper did not agree to name
print-given-anyway-heading = Given although a consent says not to
# $count is how many consents say so, $dates are those of the consents.
print-given-anyway = { $count ->
    [one] Given on { $date } although the consent of { $dates } says not to: the keeper ticked it.
   *[other] Given on { $date } although the consents of { $dates } say not to: the keeper ticked it.
}
print-not-agreed-people = People of whom the keeper did not agree to tell
print-taken-back = Taken back
print-because-of-incidents = Because of incidents { $numbers }
print-contact = Contact
print-protected-places = Protected places
print-withheld-key = What is withheld in the bundle
print-withheld-in-incidents = { $count ->
    [one] In incident { $numbers }
   *[other] In incidents { $numbers }
}
print-withheld-in-incidents-and-elsewhere = { $count ->
    [one] In incident { $numbers } and in other entries
   *[other] In incidents { $numbers } and in other entries
}
print-withheld-elsewhere = In other entries than incidents
# The schedule of the part for police.
print-originals-title = Schedule of originals, police only
print-originals-opening = The files that the bundle holds as clean copies or not at all, and this part as they were received. The keeper asks that they are treated as sensitive: please ask before any of them is disclosed.
print-originals = Files that only this part holds, as they were received
print-originals-none = There are none. The bundle holds every file that is handed over, as it was received.
print-originals-not-told = Files whose originals nobody is given
print-original-not-told = Something stands in it that the keeper did not agree to give ({ $dates }).
print-why-only-here = Only here because
print-why-keeper-chose = the keeper gives it to police alone
# The page that is read first of the part for police.
print-police-read-me-title = Read me first, police only
print-police-read-me-opening = This part goes with the evidence bundle { $case } and is for police alone. It says how to reach people, what is withheld in the bundle, and what the keeper needs, and has the originals of files of which the bundle has copies.
print-police-sensitive-heading = How the keeper asks that it is treated
print-police-sensitive = The keeper asks that everything here is treated as sensitive, and that they are asked before any of it is disclosed. What is disclosed is for police and prosecutors to decide. Please keep it apart from the bundle, also in copies.
print-police-check-beside = Given both, Daybook’s own check (daybook-cli verify) holds this part against the bundle, too: each withheld word against what the bundle proves of it.
print-police-kept = { $count ->
    [one] The keeper did not agree to give one person, place or file to police either ({ $dates }). Where it stood, a mark stands here as in the bundle, and no original is here in which it was found. It was looked for in all that could be read.
   *[other] The keeper did not agree to give { $count } people, places or files to police either ({ $dates }). Where they stood, marks stand here as in the bundle, and no original is here in which one was found. They were looked for in all that could be read.
}
print-hash-is = SHA-256: { $digest }
# Each stands in the mark in place of what is withheld: “[withheld 7: a place]”.
print-withheld-place = a place
print-withheld-name = a name
print-withheld-number = a telephone number
print-withheld-email = an e-mail address
print-withheld-plate = a registration number
print-withheld-handle = an account
print-withheld-contact = a way to reach somebody
print-withheld-legal-advice = about legal advice
print-withheld-safety = about keeping safe
print-withheld-health = about health
print-withheld-child = about a child

# The bundle: rows and how to check.
bundle-column-number = No.
bundle-column-incident-or-event = Incident or event
bundle-column-when = When
bundle-column-earliest = Not before
bundle-column-latest = Not after
bundle-column-zone = Time zone
bundle-column-what = What happened
bundle-column-exact-words = Exact words
bundle-column-behaviours = Behaviours
bundle-column-channels = How
bundle-column-reported = Reported under
bundle-column-exhibits = Exhibits
bundle-column-state = State
bundle-column-written = First written down
bundle-column-entry = Entry
bundle-column-mark = Exhibit
bundle-column-day-and-time = Day and time
bundle-column-description = Description
bundle-column-producer = Produced by
bundle-column-file = File in this bundle
bundle-column-received-hash = SHA-256 as received
bundle-column-handed-hash = SHA-256 as handed over
bundle-sheet-chronology = Chronology
bundle-sheet-exhibits = Exhibits
bundle-cell-cut = … (Cut here, as a cell holds no more. All of it is in { $file }.)
bundle-struck-out = struck out
bundle-stands = stands
bundle-erased = removed by the keeper
bundle-left-out-not-chosen = { $count ->
    [one] One entry is not of the part that was chosen.
   *[other] { $count } entries are not of the part that was chosen.
}
bundle-left-out-note = { $count ->
    [one] One note of the keeper’s own is left out.
   *[other] { $count } notes of the keeper’s own are left out.
}
bundle-left-out-police-only = { $count ->
    [one] One entry is for police only, in a file of its own.
   *[other] { $count } entries are for police only, in a file of their own.
}
bundle-left-out-not-handed-over = { $count ->
    [one] One entry that only police may get is not handed over.
   *[other] { $count } entries that only police may get are not handed over.
}
bundle-left-out-protected = { $count ->
    [one] One protected person or place is left out.
   *[other] { $count } protected people and places are left out.
}
bundle-left-out-kept-out = { $count ->
    [one] The file of one exhibit was kept out by the keeper. The schedule says which.
   *[other] The files of { $count } exhibits were kept out by the keeper. The schedule says which.
}
bundle-left-out-lost = { $count ->
    [one] The file of one exhibit is gone or damaged in the keeper’s record and is not here. The schedule says which.
   *[other] The files of { $count } exhibits are gone or damaged in the keeper’s record and are not here. The schedule says which.
}
bundle-left-out-withheld = Some details are withheld. A mark stands where each was, with a number and what kind of thing it is; the same number means the same thing. Copies of exhibits have marks without a number.
bundle-file-officer = two pages to copy from, then lists of incidents
bundle-file-chronology = everything in order, with pictures
bundle-portal-not-here = These files of the bundle are not among the files for the portal. A portal takes only so many files, none that is very large, and only some types. The list of types that was gone by is not confirmed by any police force. Please ask the keeper for what is not here.
bundle-file-contact-sheet = how to reach people, consents, orders in full, what each mark in the bundle stands for
bundle-file-originals-schedule = the files that only this part has, with their SHA-256 values, and why
bundle-file-originals = those files, as they were received
bundle-file-police-programs = the entries for programs, and what the bundle is checked by where it withholds something
bundle-file-book = each exhibit as it can be seen or read on paper
bundle-file-certificate = what is withheld, where and why; not what it was
bundle-file-family = what happened, in numbered paragraphs, for a family court
bundle-file-continuity = how each exhibit came and went, with labels to sign
bundle-file-not-relied-on = what the record holds beside the bundle, by number and day
bundle-file-schedule = the exhibits, with their SHA-256 values
bundle-file-spreadsheet = incidents and exhibits as a table
bundle-file-for-programs = the same for programs, and the ledger that it is checked by
bundle-file-exhibits = the exhibits’ own files
bundle-count-entries = Entries
how-to-check-title = HOW TO CHECK THIS BUNDLE
how-to-check-opening = Unpack the ZIP first. Then open a terminal in the folder { $folder }, where this text is, and copy the indented lines one at a time. Nothing has to be installed for the lines under WINDOWS. Daybook’s own check (daybook-cli verify, or “Check a bundle” in its window) does all of this at once, and more.
how-to-check-what-it-proves = WHAT THIS SHOWS. The lines about files, list, signature and key show that this bundle holds together. Anybody can make a bundle that holds together, with a key of their own. Only the code, together with the lines about files and list, shows that this is the bundle that was handed over: take it from the keeper alone, since whoever makes a bundle can make its code. Whether files were added, and whether the log agrees with the ledger, only Daybook’s own check sees. Nothing here shows that what was written is true.
how-to-check-windows = WINDOWS
how-to-check-files-in-powershell = Has a listed file changed? In PowerShell:
how-to-check-nothing-printed = Nothing printed means that no listed file has changed. A changed or missing file is named. Files that were added are not seen.
how-to-check-list-in-powershell = Is this the list that was signed for? In PowerShell; the answer ends with the line that begins with “{ $part }”, and no answer means that it is not:
how-to-check-signature-in-command-prompt = Is that signed? In the Command Prompt (not in PowerShell):
how-to-check-key = With which key? The answer names it. Compare it with the line “key” in signature/hand-over.txt, and with the name of the key where the keeper gave you one:
how-to-check-code-in-powershell = The code, without its dashes and its last two characters. Compare all of it with the code that the keeper left with you. In PowerShell:
how-to-check-one-file = The SHA-256 value of one file, to compare with a value that you were given:
how-to-check-one-file-answer = The second line of the answer is the value.
how-to-check-linux = LINUX AND MAC (on a Mac write shasum -a 256 for sha256sum)
how-to-check-files = Has a listed file changed?
how-to-check-bagit = Missing and changed files, and files added under data/ (Library of Congress, pip install bagit):
how-to-check-bagit-answer = The last line of the answer ends with: is valid
how-to-check-list = Is this the list that was signed for? The answer is the line that begins with “{ $part }”, and no answer means that it is not:
how-to-check-signature = Is that signed? Either line will do:
how-to-check-code = The code, without its dashes and its last two characters. Compare all of it with the code that the keeper left with you:
how-to-check-code-on-a-mac = The same on a Mac:
bundle-bag-description = A keeper’s record of incidents, with exhibits. Begin with 00_READ_ME_FIRST.pdf.
bundle-police-bag-description = FOR POLICE ONLY. Not to be disclosed to the other person.

# What the window says of a plan, and where a detail was found.
bundle-document-read-me = Read me first: what this is, how to open it, how to check it
bundle-document-for-the-officer = Two pages that an officer can copy from
bundle-document-chronology = Everything in order, with pictures
bundle-document-exhibit-book = Each exhibit, on paper
bundle-document-redaction-certificate = What is withheld, where and why
bundle-document-family-chronology = What happened, in numbered paragraphs, for a family court
bundle-document-continuity = How each exhibit came and went, with labels
bundle-document-not-relied-on = What the record holds beside the bundle
bundle-document-exhibit-schedule = The exhibits, each with its hash
bundle-document-spreadsheet = The same as a spreadsheet
bundle-document-police-read-me = What the part for police is. Police only
bundle-document-originals-schedule = The files that only the part for police has, and why. Police only
bundle-document-contact-sheet = How to reach you and what you need. Police only
bundle-why-not-chosen = not of the part that you chose
bundle-why-note = your own note
bundle-why-police-only = goes only into the police-only file
bundle-why-protected = marked as protected
bundle-detail-name = Name
bundle-detail-address = Address
bundle-detail-postcode = Postcode
bundle-detail-number = Telephone number
bundle-detail-email = E-mail address
bundle-detail-plate = Number plate
bundle-detail-handle = Account name
bundle-detail-point = Place at which a picture was taken
bundle-detail-legal_advice = Legal advice
bundle-detail-safety = Keeping safe
bundle-detail-health = Health
bundle-detail-child = A child
bundle-spot-reason = Why it was struck out
bundle-spot-point = Place in the picture’s hidden details
bundle-spot-pattern = The pattern
bundle-spot-pattern-line = sentence { $number }

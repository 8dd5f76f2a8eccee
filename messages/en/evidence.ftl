# Evidence: the list, and one item.
evidence-heading = Evidence
evidence-lead = Every file is kept byte for byte, encrypted. Drop files anywhere on this window, or add them here. Pictures stay covered until you open them.
evidence-add = Add files
evidence-empty-heading = No evidence yet
evidence-empty = Photos, screenshots, recordings, e-mails, letters: any file at all is accepted. Keep the original where it is, too.
evidence-search = Search names and marks
evidence-show = Show only
evidence-unlinked = Not linked
evidence-order = Order
evidence-order-newest = Newest first
evidence-order-own-time = By its own date
evidence-order-mark = By mark
evidence-order-name = By name
evidence-found = { $count ->
    [0] Nothing found.
    [one] One file
   *[other] { $count } files
}
evidence-list = Evidence files
evidence-when = { $when } by its own clock
evidence-received = Added { $when }
evidence-incidents = { $count ->
    [0] Not linked to an incident
    [one] In one incident
   *[other] In { $count } incidents
}
evidence-struck-out = Struck out
evidence-attached = { $count ->
    [one] One file was added, read back and compared.
   *[other] { $count } files were added, read back and compared.
}
evidence-already-here = { $name } was here already, as { $exhibit }. It was not added twice.

evidence-item = { $exhibit }: { $kind }
evidence-item-what = { $exhibit }
evidence-preview = What it shows
evidence-picture-alt = { $exhibit }: { $what }
evidence-page-alt = { $exhibit }, page { $page }
evidence-pages = { $shown } of { $total } pages are shown.
evidence-text-more = Only the beginning is shown.
evidence-attachments = With it came:
evidence-not-played = This recording cannot be played here. It is kept whole. A copy can be saved on its own page, to be played with another program.
evidence-plays-late = This recording takes long to open. If it does not come, lock Daybook, unlock it and look again. The recording is kept whole, and a copy can be saved on its own page.
evidence-too-long-to-play = This recording is too long to be played here. It is kept whole. A copy can be saved on its own page, to be played with another program.
evidence-preview-failed = It could not be shown just now. Cover it and open it again.
evidence-clocks = Its clocks
evidence-clocks-note = Clocks can be wrong, and files can be copied. All are kept side by side; none is believed over another.
evidence-clocks-none = It holds no clock.
evidence-clock-source = Where it comes from
evidence-clock-shows = What it shows
evidence-facts = What is known of it
evidence-original-name = Name where it came from
evidence-kind = Kind
evidence-size = Size
evidence-received-label = Added
evidence-how = How
evidence-device = Made with
evidence-place = Made at
evidence-at-place = { $point }: at { $place }
evidence-place-withheld = Bundles get a copy without the place. The original goes only to police.
evidence-hash = SHA-256
evidence-belongs = Belongs to
evidence-belongs-none = Not linked to an incident yet.
evidence-offer = { $when }, from: { $source }
evidence-offer-take = Use this time for it
evidence-offer-taken = The incident has this time now. Its earlier version is kept.
evidence-link-open = Link it to an incident, or take it out of one
evidence-link = Which incidents does it belong to?
evidence-link-save = Save where it belongs
evidence-write-about = Write about it
evidence-write-when = When was it?
evidence-write-when-later = I will say that later
evidence-write-save = Save as an incident with this file
evidence-words = What you know of it

form-item-description = What does it show?
form-item-police_reference = Police’s own reference for it
form-item-produced_by = Who took it or made it, if not you?
form-item-produced_by-hint = The neighbour whose camera filmed it, or the friend whose messages these are. Police may ask them for a statement.
form-item-received_from = From whom do you have it?
form-item-received_from-hint = Who sent it or gave it to you, and how, if you did not make it yourself.
form-item-source_device = Which device was it on?
form-item-original_is = Where is the original now?
form-item-original_is-hint = Keep it if you safely can. Police may want the device itself.

evidence-save-copy = Save a copy outside Daybook
evidence-save-copy-about = To play or show it with another program. Whoever uses this computer can open the copy. Delete it when you no longer need it.
evidence-save-copy-choose = Choose a folder and save it
evidence-save-copy-busy = Saving the copy
evidence-save-copy-stop = Stop
evidence-save-copy-saved = Saved: { $name }, { $size }. It is byte for byte what was added.

# What the terminal says. Failures that only it can meet stand at the end, as error-<code>.

terminal-passphrase = Passphrase:
terminal-recovery-code-question = Recovery code (twelve words):
terminal-passphrase-new = New passphrase:
terminal-passphrase-again = The same again:
terminal-bundle-password = A password for the locked ZIP, not that of the record:
terminal-bundle-password-again = The same password again:
terminal-passphrase-changed =
    The passphrase was changed. The old one opens nothing here any more; it still opens copies that were made before
    (backup files, USB sticks, cloud copies). A recovery code goes on opening this record.
terminal-new-key-removes =
    The automatic backups go with the old key, and so does what was set aside when the record was restored; a new
    backup is made at the end.
terminal-new-key-begun =
    A new key was begun before and not finished. With the same new passphrase it goes on where it stopped; with
    another one it begins anew.
terminal-new-key-made =
    Everything is sealed under a new key now, and opens with the new passphrase only. An earlier recovery code opens
    nothing any more. Copies made before (backup files, USB sticks, cloud copies) still open with the old passphrase:
    find them and remove them.
terminal-recovery-code =
    Write down these twelve words and keep them away from this computer. They open this record if the
    passphrase is forgotten, and they are not shown again:
terminal-no-recovery = No recovery code was made. If the passphrase is forgotten, nothing can open this record.
terminal-fingerprint-covers =
    { $leaves ->
        [one] It covers one line of the ledger.
       *[other] It covers the first { $leaves } lines of the ledger.
    } Leave it with somebody outside: police, a solicitor, a charity.

terminal-attached = { $id }  { $exhibit }  { $name }
terminal-attached-already = { $id }  { $exhibit }  { $name } (these bytes were here already)
terminal-not-attached = { $name }: { $why }
terminal-nothing-yet = There is nothing to count yet.
terminal-struck-out = Struck out: { $reason }

terminal-sealing = Sealing files
terminal-looking = Looking through it
terminal-printing = Making documents
terminal-writing = Writing the bundle
terminal-verifying = Checking the bundle
terminal-checking = Checking the record
terminal-backing-up = Writing the backup
terminal-restoring = Restoring the record
terminal-renewing = Making a new key

terminal-backed-up =
    Written: { $path } ({ $size }). It holds the whole record, evidence included, was read back and compared,
    and opens with today's passphrase.
terminal-restored = The record is back, in { $path }. Its ledger says that it was restored. Check it once with check.
terminal-ways-back =
    { $count ->
        [one] There is one automatic backup, of { $newest }
       *[other] There are { $count } automatic backups, the newest of { $newest }
    }: “daybook-cli backups { $vault }” lists them, “daybook-cli restore { $vault } --backup ID” goes back to one.
terminal-no-way-back =
    There is no automatic backup. If “daybook-cli backup” once wrote a file of it, “daybook-cli restore FILE FOLDER” brings
    that back into another folder.
terminal-backup = { $id }  { $made }  { $size }
terminal-backup-unverified = { $id }  { $made }  { $size }  (tried out at the end of the next command that opens the record)
terminal-no-backups = There is no automatic backup yet.

terminal-clock-back =
    The computer’s clock went back, from { $before } to { $after }. Nothing is lost, and the ledger keeps the order.
    If the clock is wrong now, set it right: Daybook takes from it when something was written.
terminal-clock-ahead =
    The computer’s clock says that more than a year passed since something was last written, from { $before } to
    { $after }. If that is not so, set it right: Daybook takes from it when something was written.
terminal-clock-went-back =
    { $times ->
        [one] In one place the computer’s clock went back between two lines of the ledger
       *[other] In { $times } places the computer’s clock went back between two lines of the ledger
    }, the first time from { $before } to { $after }. The order of the lines holds all the same.

terminal-withheld = Withheld: { $found }, in { $name }, { $at } ({ $id })
terminal-left-readable = Left readable: { $found }, in { $name }, { $at } ({ $id })
terminal-withheld-passage = Withheld, may tell more ({ $what }): { $found }, in { $name }, { $at } ({ $id })
terminal-left-readable-passage = Left readable, may tell more ({ $what }): { $found }, in { $name }, { $at } ({ $id })
terminal-clean-copy = Goes out as a clean copy: { $exhibit } ({ $why })
terminal-police-only = Goes only to police: { $exhibit } ({ $why })
terminal-clean-copy-alone = Goes out as a clean copy, its original to nobody, since you did not agree to what stands in it: { $exhibit } ({ $why })
terminal-kept-out = Goes to nobody: { $exhibit } ({ $why })
terminal-not-given = Not given to police either, as you did not agree to it: { $name } (consent: { $what }; with: { $with }). To give it to them all the same: --give { $id }
terminal-given-to-police = Given to police all the same, though you did not agree to it: { $name } (consent: { $what }; with: { $with })
terminal-as-received = Goes out as received, as you chose: { $exhibit } ({ $why })
terminal-look-at = Nothing searched what it shows or says; look at it yourself: { $exhibit } ({ $title })
terminal-wrote = Written: { $path } ({ $size })
terminal-wrote-police-only = Written, for police only: { $path } ({ $size })
terminal-only-to-read = This record lies where nothing can be written: the medium, or its folder, is write-protected. It can be read here; nothing can be added.
terminal-not-remembered = The record does not remember this bundle, since nothing can be written in it. Note down who has it, and keep signature/hand-over.txt of it: later bundles are checked against its code with verify --earlier.
terminal-exhibit-lost = The file of { $exhibit } ({ $name }) is gone or damaged.
terminal-exhibit-not-there = Not in the bundle, which says so: { $exhibit } ({ $name }). Its file is gone or damaged; a backup file may still have it.
terminal-without-lost = To go on without it, add --without-lost.
terminal-left-out-of-portal = It is not in the folder for the evidence portal: { $path } ({ $size })
terminal-pdf-standard = The documents are { $standard }.
terminal-bundle-good =
    It was read back: every file is as it was written. { $files ->
        [one] One file was checked.
       *[other] { $files } files were checked.
    }
terminal-bundle-not-good =
    It was written, and reading it back found something. Do not hand it over; write it again, perhaps to another disk. { $files ->
        [one] One file was checked.
       *[other] { $files } files were checked.
    }
terminal-leave-code-of-record = This code is of the record as it stands, not of these PDFs. Leave it with somebody, so that the record can be held against it later.
terminal-leave-code = Leave this code, and never in the bundle, with whoever gets it: with it they can tell this bundle from any other.
terminal-vault-good = Nothing wrong was found: { $leaves } lines of the ledger and { $files } evidence files were checked.
terminal-vault-not-good = Something is wrong; see above. { $leaves } lines of the ledger and { $files } evidence files were checked. Delete nothing: a backup copy may bring it back.

terminal-demo-writing = Writing the sample case
terminal-demo-made-up = SAMPLE: everything in this case is made up.
terminal-demo-played =
    Written down: { $incidents } incidents, { $events ->
        [one] one event
       *[other] { $events } events
    } and { $others } other entries, { $items } files attached,
    { $revisions } revised, { $struck-out } struck out, { $erased } erased, { $fingerprints } codes left.
terminal-demo-vault = The record: { $path } (its passphrase: { $passphrase })
terminal-demo-a-week-later = A week later, what came since that bundle, as a supplement to it:
terminal-demo-took = Done in { $seconds } seconds.

# Failures
error-passphrases-differ = The two passphrases are not the same. Nothing was made or changed. Try again.
error-no-terminal = There is no terminal to ask for the passphrase on. Give it in a file with --passphrase-file.
error-passphrase-file = The passphrase file { $path } could not be read. Nothing was changed. It holds the passphrase on its first line.
error-one-standard-input = The passphrase and the entries cannot both come from standard input. Put one of them in a file.
error-json-unreadable = The file { $path } could not be read. Nothing was written down.
error-json-broken = This is not JSON: it breaks off or goes wrong at line { $line }, column { $column }. Nothing was written down.
error-json-time-never-was = The clocks went forward over a time in this file, so they never showed it: { $where }. Nothing was written down. Check the time.
error-json-does-not-fit = This is not an entry: { $where }. Nothing was written down.
error-search-incidents-only = Only incidents can be searched.
error-no-such-pack = This program has no pack of that name. It has { $packs }. Nothing was changed; a newer Daybook may have others.
error-out-folder = The folder { $path } could not be made or read. Nothing was written.
error-since-of-another = The earlier bundle is not of this record as it stands: it is of another one, or of a state that was lost when this one went back to a backup. Nothing was written. Leave out --since to hand over everything, or choose entries with --only.
error-since-not-good = The earlier bundle is not as it was signed, or does not say where its ledger ended, so nothing was written.
error-no-hand-over = This is not the text of an earlier hand-over: { $path }. Give signature/hand-over.txt of the earlier bundle.
error-no-bundle = There is no bundle here that can be read. Give the folder or the ZIP as it was handed over.
error-bundle = The bundle could not be made. Nothing of it was left behind; the record is unchanged.
error-bundle-disk-full = The disk is full. No bundle was left behind; the record is unchanged. Make room, or choose another disk.
error-bundle-folder = The bundle could not be written into that folder. Nothing of it was left behind; the record is unchanged.
error-bundle-evidence = This file could not be read as it was kept, so no copy of it was made. A whole copy that you saved before may still have it; check the record to see what else is affected.
error-bundle-print = The documents could not be made, so no bundle was left behind. The record is unchanged.
error-file-is-there = There is a file of that name already. Nothing was written over it; choose another name.
error-restore-from-what = Give a backup file and a folder; or a folder and --backup with an id out of the list that backups prints; or a folder and --what-is-there.
error-no-such-backup = There is no automatic backup of that id. Nothing was changed. The command backups lists those that there are.
error-no-such-backup-file = There is no backup file { $path }. Nothing was made.
error-no-such-folder = The folder { $path } is not there. Nothing was written.
error-inside-the-vault = That is in the folder of the record itself, and would be lost with it. Choose another place. Nothing was written.
error-opens-as-it-is = The record opens as it is, and a backup holds no more than what is in it. Nothing was changed. To go back all the same, add --although-it-opens.
error-vault-is-there = There is a record in this folder already. Nothing was changed.

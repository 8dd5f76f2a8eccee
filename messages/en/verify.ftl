# What checking a bundle can find. $path is a file, an entry or a code; $now the name a file has now.
verify-changed = Changed: { $path }
verify-missing = Missing: { $path }
verify-added = Added, not in the list: { $path }
verify-renamed = Renamed: { $path } is now { $now }
verify-manifest_changed = The list of files was changed: { $path }. What it lists proves nothing.
verify-manifest_unreadable = The list of files cannot be read: { $path }
verify-no_bag = A file that makes this a bundle is not there: { $path }
verify-other_size = The number of files and bytes is not the one noted: { $path }
verify-signature_missing = A signature or its key is not there: { $path }
verify-signature_wrong = A signature does not fit: { $path }
verify-checkpoint_wrong = The ledger’s end is not signed with this bundle’s key: { $path }
verify-ledger_unreadable = A file of the ledger is not there or cannot be read: { $path }
verify-ledger_not_its_checkpoint = The ledger is not the one that was signed: { $path }
verify-entry_not_its_leaf = This entry is not what the ledger says was written: { $path }
verify-log_unreadable = The log cannot be read: { $path }
verify-newer_form = A newer version of Daybook made this, so neither what it says nor the ledger was checked: { $path }
verify-exhibit_not_its_record = This exhibit is not the file that its record names: { $path }
verify-not_a_continuation = The ledger does not go on from the code that was left earlier: { $path }
verify-hand_over_unreadable = The text that is signed cannot be read: { $path }
verify-hand_over_of_another = The text that is signed is about another bundle than this: { $path }
verify-keys_not_in_force = The text that is signed names other keys than the record does: { $path }
verify-earlier_hand_over_of_another = What is said to have been handed over before is not of this record: { $path }
verify-log_not_its_ledger = What the log says of the whole record is not what the ledger says: { $path }
verify-opening_not_its_field = What the part for police says of a withheld detail is not what this bundle withholds: { $path }
verify-restored_from_backup = The record says that it was put back from a backup.
verify-system_file = Added, by a system as its name goes: { $path }
verify-beside = Beside the bundle, no part of it, and not checked: { $path }
verify-symbolic_link = This is a link to somewhere else and was not followed: { $path }
verify-unsafe_name = This name could lead out of the folder, or cannot be kept on every system: { $path }
verify-duplicate_name = Two files have this name, and programs differ in which of them they show: { $path }
verify-zip_contradicts_itself = The ZIP says different things in two places, or hides something between its files: { $path }

# How far a bundle can be relied on, in a heading.
reliance-vouched = The code vouches for this bundle
reliance-nobody_vouches = Nobody vouches for this bundle
reliance-do_not_rely = Do not rely on this bundle

# What was checked, and what nothing in a bundle can show.
verify-checked =
    Checked: { $name }, { $part ->
        [police_only] the part for police only
        [portal] the files for a portal
       *[main] the main bundle
    }. { $files ->
        [one] One file was read.
       *[other] { $files } files were read.
    }
verify-called-now = That is the name under which it was signed. Its folder is called otherwise now: { $name }
verify-key = Signed with the key { $key }
verify-vouches-for = It vouches for the key { $key }
verify-leaves = { $here } of the { $size } lines of the record’s ledger are in this bundle. Whether an entry was changed in one that is not cannot be seen.
verify-round-marks =
    { $count ->
        [one] In one text
       *[other] In { $count } texts
    } a part is withheld: only code and signature can vouch for the words round it, not the record.
verify-not-opened =
    { $count ->
        [one] One withheld field is opened to nobody, police included: the keeper did not agree to give what stands in it.
       *[other] { $count } withheld fields are opened to nobody, police included: the keeper did not agree to give what stands in them.
    }
verify-further =
    { $count ->
        [one] One member of the log came with a later program and was not checked.
       *[other] { $count } members of the log came with a later program and were not checked.
    }

# All in all. What a code says has words of its own.
outcome-later_form = This bundle was made by a later program. Check it with a newer one.
outcome-not_as_signed = Something in this bundle is not as it was signed.
outcome-parts_do_not_fit = The parts of this bundle do not fit each other, and it was signed like that.
outcome-not_all_vouched = Nothing is wrong with this bundle, and the code does not vouch for all of it.
outcome-system_files_added = Nothing that was handed over has changed. Files were added that are called as a system calls its own; what is in them was not checked.

# What the code says that was left. $size: how many leaves the record had then. $leaves: how many it has. $signer: how the record calls whose key it is, or none. $key: the key’s name.
verdict-this_bundle = This is the bundle that the code was left with. Nothing in it has changed since then.
verdict-same_key = This is not the bundle that the code was left with: it is another of the same record. The record goes on from the code, unchanged in its first { $size } lines, and this bundle is signed with a key that the code vouches for{ $signer ->
    [none] .
   *[other] { " " }(“{ $signer }”, as the record calls them).
}
verdict-nobody = All parts fit each other and are signed with the key { $key }. Anybody can make a key: without the code that the keeper left, nobody vouches for this bundle. Ask for the code.
verdict-record_only = The first { $size } of { $leaves } lines of the record are those that the code was left of. Nothing vouches for the key that signed this bundle, so not for its documents, its copies, nor anything written later. Ask the keeper for a new code.
verdict-restored = The record says that it was put back from a backup, and names what the code was left of as the last state before. What was written between is not here, and whether what came before is as it was then cannot be seen.
verdict-restore_not_vouched = The record says that it was put back from a backup, and names what the code was left of. Nothing vouches for who wrote that: anybody who has an earlier bundle could. Do not rely on it; ask the keeper.
verdict-may_be_lost = The record says that it was put back from a backup. What the code was left of may be among what was lost: it can be neither shown nor denied.
verdict-altered = The first { $size } lines of this record are not those that the code was left of: something was changed or taken out, and no restore is told.
verdict-key_not_tied = The record begins as the code says, but this bundle is signed with a key that nothing ties to it. Anybody who has an earlier bundle can make one like this. Do not rely on it; ask the keeper.
verdict-older_key = This bundle is signed with a key that was given up before the code was left. Whoever took the old key can make one like this. Do not rely on it; ask the keeper.
verdict-does_not_fit = The code is not of this bundle, nor of anything that this record shows. Either it belongs to another bundle, or this one is not what the keeper handed over.

# How the records of two bundles stand to each other. $at: how many lines are in both.
compared-one_record = Both bundles are of one record: its first { $at } lines are the same in both.
compared-two_histories = These are two histories of one record: after line { $at } each says something else. If the record says that it was put back from a backup, that can be why; else one of them was written anew. Ask the keeper.
compared-two_records = These bundles are of two different records.
compared-not_shown = One of these bundles does not hold enough to say whether both are of one record.

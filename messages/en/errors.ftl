# One plain sentence or two for each code that comes from Rust (error-<code>): what is wrong, what
# was kept, what to do.

error-unexpected = Something went wrong that Daybook has no words for. What it called saved is saved. Close it and open it again.
error-locked = Daybook is locked. What you were writing is kept as a draft. Open it with your passphrase.
error-clipboard = The clipboard of this computer could not be used, so nothing was copied. What you wanted to copy is still on the screen.
error-cancelled = Stopped. Nothing half-done was kept.

# Opening
error-wrong-passphrase = That does not open it. Nothing was changed. Check capitals and spaces, and try again.
error-passphrase-empty = Write a passphrase first.
error-passphrase-weak = That passphrase is guessed too easily. Use several words that do not belong together, or take the six that Daybook offers.
error-passphrase-same = That is the passphrase you have now. Choose another one; somebody may know this one. Nothing was changed.
error-not-first-author = Only whoever made this record can give it a new key. Nothing was changed.
error-outdated-slot = The recovery code or the passphrase of this record was made by an older Daybook. Make a new recovery code first. Nothing was changed.
error-recovery-code = That is no recovery code. It has 12 words; check each against what you wrote down.
error-no-recovery-code = No recovery code was ever made for this record. Only the passphrase opens it.
error-busy = Your record is already open in another window or program. Close that one, then try again. Nothing was changed.
error-not-a-vault = There is no record in this folder. Nothing was changed.
error-not-a-backup = This file is no backup of a record, or not a whole one. Nothing was made from it. Try another copy.
error-folder-not-empty = This folder already holds other things. Choose an empty one. Nothing was changed.
error-newer-version = Your record was written by a newer Daybook than this one. Nothing was changed. Open it with the newer one.
error-too-old = Your record was written by a Daybook too old for this one to read. Nothing was changed. Open it with a version in between first.
error-key-cost = The key file asks for an amount of memory or time that no Daybook writes. It may be damaged or tampered with. Nothing was changed. Use a backup copy.

# Something about the record is not as it should be
error-damaged = A part of your record is damaged: the { $part }. Nothing was changed. Do not delete anything; a backup copy may bring it back.
error-missing = A part of your record is missing: the { $part }. Nothing was changed. If the folder was moved or copied, go back to the place it came from.
error-head-missing = The file that says what was saved last is missing. Your entries are still there. Somebody or some program may have removed it.
error-history-missing = Entries that were saved before are not there now. An older copy may have been put in the place of your record. Nothing more was changed.
error-history-replaced = What is there now is not what was saved. Your record may have been replaced by another copy. Nothing more was changed.
error-book-older = What is there now is older than what was saved last. An older copy may have been put in its place. Nothing more was changed.
error-tables-do-not-fit = What Daybook shows does not fit what it keeps. Your entries are safe in the ledger. Close Daybook and open it again.
error-vault = The record could not be read or written just now. What Daybook called saved is saved. Close it, open it again, and look at what you last did.

error-already-open = Your record is open already. Nothing was changed.
error-no-backup-file = Choose the backup file first. Nothing was changed.
error-no-backup-folder = Choose a folder for the copy first. Nothing was written.

# Saving
error-disk-full = The disk is full. This was not saved; everything from before is. Make room, then save again.
error-only-to-read = This record lies where nothing can be written: the medium, or its folder, is write-protected. So nothing can be added. The terminal can read it where it is: daybook-cli list, pattern, check, fingerprint, export, backup. To write in it, copy its folder to a disk that can be written and open it there.
error-open-to-write-first = This record is on a medium that cannot be written, and has to be opened once where it can be: something is still to be put in its place, or an older Daybook made it. Nothing was changed. Copy its folder to a disk that can be written and open it there.
error-read-only = The disk or folder cannot be written to. Nothing new was saved; everything from before is still there.
error-unconfirmed = This was written, but could not be confirmed on the disk, so do not count it as saved. Save it again.
error-displaced = The folder that holds your record was moved, replaced or taken away while it was open, so this cannot be counted as saved. Your words are still here. Put the folder or the stick back, open Daybook again, and save again.
error-read-back-differs = What was written to the disk did not read back the same, so it was not kept. The disk may be failing. Keep the original where it is.
error-old-copies-remain = This was done, but an older copy of what it removed is still on the disk. Daybook tries again when it is next opened.
error-backup-not-made = This was done, and what it removed is gone. The automatic copy that should follow could not be made: is there room on the disk?
error-revised-elsewhere = This entry was changed since you opened it. Nothing was overwritten, and your words are still here. Open the newest version and add them.
error-erased = This entry was erased. There is nothing left to change.
error-no-such-entry = This entry is not there.
error-names-nothing = Something that this entry names is not there any more: { $where }. Nothing was saved. Take it out, then save again.
error-entry-does-not-fit = This cannot be saved as it stands: { $where }. Your words are still here.
error-other-kind = An entry cannot become one of another kind. Nothing was changed.
error-item-by-hand = What an evidence file holds is read from the file itself and cannot be written by hand. Nothing was changed.
error-initials = Initials for exhibit marks are one to four letters, for example AB.
error-initials-fixed = A bundle was made with these marks, so their initials stay as they are.

# Evidence
error-not-a-file = This is a folder or a device, not a file. Choose the files inside it.
error-file-unreadable = This file could not be read, and nothing of it was kept. Check that it is still where it was, and try again.
error-pasted-too-large = This picture is too large to paste. Save it as a file, then add the file.
error-file-changed = This file changed while Daybook read it, and nothing of it was kept. Wait until whatever writes it is done, and try again.

# Handing over
error-no-record-there = There is no record in that folder. Choose the memory stick, or the folder that you chose when you began it. Nothing was changed.
error-record-there-already = There is a record in that folder already. Open that one, or choose another folder. Nothing was changed.
error-copy-differs = A clean copy came out otherwise than it was planned, so nothing was made. Everything is as it was. Look once more at what will be handed over, and then hand it over again.
error-evidence-not-read = The files of this record could not be read just now, so nothing was made. Everything is as it was. If the record is on a memory stick, check that it is plugged in; then try again.
error-exhibit-lost = The file of exhibit { $exhibit } is gone or damaged, so no bundle was made. Everything else is as it was. A whole copy that you saved before may still have the file: look there first. You can also go on without it, and the bundle then says so.
error-key-not-in-force = This computer is not let in to sign for this record, or no longer, so no bundle was made; the record is unchanged. Ask the keeper to let you in again, or have the bundle made on the keeper’s computer.
error-plan-changed = What goes in has changed since Daybook last showed it, so nothing was written. Look it through again, then write the bundle.
error-bundle-zip-cut = This ZIP is cut off: it was not copied whole, so nothing in it was checked. Copy it again from where it came from, and check the new copy.
error-bundle-in-parts = The bundle is in several ZIPs here. Unpack all of them into one folder, and check that folder. Parts that end in .001 and so on are put together into one file first (7-Zip does it).
error-bundle-packed-anew = Another program packed this ZIP anew, so it was not checked, and nothing can be said of what is in it. Unpack it, and check the folder that comes out of it.
error-bundle-zip-locked = This ZIP is locked with a password. Nothing was changed. Open it with its password and unpack what is in it, then check that.
error-two-bundles = There is more than one bundle in this: { $names }. None was checked, and nothing was changed. Check each by itself; if they are in one ZIP, unpack it first.
error-bundle-is-office-document = This is a document from Word or another office program, not a bundle. Nothing was changed. Choose the folder or the ZIP as it was handed over.
error-bundle-is-pdf = This is a single PDF, not a bundle. Nothing was changed. Choose the folder or the ZIP that it came in, as it was handed over.
error-bundle-is-picture = This is a picture, not a bundle. Nothing was changed. Choose the folder or the ZIP as it was handed over.
error-no-bundle-folder = Choose a folder for the bundle first. Nothing was written.
error-print-unavailable = The documents could not be made, so no bundle was written. Your record is unchanged. Try again; if it stays so, install Daybook again.
error-folder-not-shown = The folder could not be shown. The bundle is where you chose to put it.
error-bundle-gone = This bundle is not where it was written. It was moved, or the memory stick is not plugged in. Nothing was changed.
error-bundle-changed = Something in this copy was changed or added since it was written, so Daybook removed nothing. Look at it, and remove it yourself.
error-no-password = Choose a password for the ZIP first. Nothing was written.
error-password-weak = That password is guessed too easily. Add another word or two, or take the six words that Daybook offers.
error-password-letters = Use only plain letters, digits and signs. Other programs read letters with accents in other ways, and the ZIP might not open.
error-bundle-not-removed = This copy could not be removed and is still there. Close whatever has it open and try again, or remove it yourself.
error-bundle-not-remembered = { $why ->
        [locked] Daybook was locked before the bundle was noted in your record
        [disk-full] The disk that holds your record is full, so the bundle could not be noted in it
        *[other] The bundle could not be noted in your record
    }. So it was taken away again, and nothing of it was left in the folder. Write it again when your record is open and has room.
error-bundle-left-behind = The bundle could not be noted in your record, and could not be taken away again: what there is of it is still in its folder. Remove it yourself, and write it again.
error-fingerprint-typo = This is not a code: a character is wrong or missing. It has eight groups of four letters and digits, and two more. In full it has 64 characters. Read it again from the paper.

# Backups, in the settings.
backups-heading = Backups
backups-last = { $count ->
    [one] The last automatic backup was made { $when }. It is the only one so far.
   *[other] The last automatic backup was made { $when }. There are { $count }.
}
backups-none = No automatic backup was made yet. One is made soon after you save something.
backups-same-disk = They lie on the same disk as your record and hold no evidence files. What happens to this computer happens to them.
backups-file-about = A whole copy is one file with everything in it, evidence included. Keep it away from this computer: on a memory stick, or with somebody you trust.
backups-file-do = Save a whole copy…
backups-file-busy = Saving a whole copy
backups-file-stop = Stop
backups-file-locking = Locking stops it and leaves nothing behind. With many files it takes a while: press a key now and then, so that Daybook does not lock by itself.
backups-file-done = Saved as { $name } ({ $size }), in the folder that you chose. It was read back and compared.
backups-file-opens = It opens with today’s passphrase or recovery code, also when you change them later.
backups-file-private = It is as private as they are: whoever has the file and one of them can read everything.
backups-file-use = To use it on another computer, start Daybook there and choose “I have a backup of my record”.
backups-file-disk-full = There is not enough room there for a whole copy. Nothing of it was left behind. Make room, or choose another folder.
backups-file-read-only = That folder cannot be written to. Nothing of it was left behind. Choose another one.
backups-file-vault = The copy could not be written there. Nothing of it was left behind. Choose another folder or memory stick.
backups-file-damaged = Part of your record is damaged, so no whole copy was made. Choose “Check everything” below to see what it is.

# Where the record is kept, another one, a new one. No path and no name is shown.
record-place-other = Another record
record-place-other-lead = No record is changed or removed by any of this.
record-place-open = Open a record that is somewhere else
record-place-open-about = On a memory stick, or in a folder that you chose for it.
record-place-choose = Choose the memory stick or folder
record-place-here = Open another record on this computer
record-place-begin = Begin a new record
record-place-begin-about = Or bring one back from a backup file. The record from before stays where it is, and opens with its passphrase.
record-place-begin-do = Begin a new record
record-place-other-open = Another record

record-place-away = Your record is not here now
record-place-away-lead = It is on a memory stick or in a folder that this computer does not find. Plug the stick in, then look again. Nothing was changed.
record-place-look-again = Look again
record-place-still-away = { $times ->
    [one] It is still not here.
   *[other] It is still not here. Looked { $times } times.
}

record-place-where = Where it is kept
record-place-on-computer = On this computer.
record-place-on-stick = In the folder that you chose. It opens only while that is here. If the stick is lost, so is the record: make a whole copy in Settings.
record-place-keep-on-stick = Keep it on a memory stick instead
record-place-keep-on-computer = Keep it on this computer instead
record-place-have-one = I have a record on a memory stick

# What a check of the whole record can find. $about is an entry's place or an exhibit's mark.
check-keys = The key file is damaged.
check-book = The book is damaged.
check-head = The file that says what was saved last does not fit the book.
check-ledger = The ledger does not fit itself.
check-leaf = Line { $about } of the ledger is damaged.
check-body = The words behind line { $about } of the ledger are not what was written then.
check-file-missing = The evidence file { $about } is missing.
check-file-damaged = The evidence file { $about } is damaged.
check-erasure = Something was erased, and an older copy of it may still be on this disk. It goes when the record is next opened.
check-backup = The backup { $about } is damaged.
check-tables = What Daybook shows does not fit the ledger.

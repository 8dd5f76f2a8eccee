# Saving one document as a PDF, to be printed.
printing-incident-heading = Print this incident
printing-officer-heading = Print the two pages
printing-lead = Daybook saves a PDF where you choose, and sends nothing to a printer itself. Print it from there.
printing-warning = Outside Daybook anybody can read it. Delete it after printing. A printer, or its list of jobs, can keep a copy too.
printing-open = Print
printing-officer-open = Print only the two pages for the officer
printing-looking = Looking at what will be in it
printing-pictures = { $count ->
    [0] No pictures are in it.
    [one] One picture is in it.
   *[other] { $count } pictures are in it.
}
printing-readable-heading = Whoever has the paper can read
printing-readable-none = Daybook looked for numbers, addresses and the like in it, and found none. It cannot say that there are none.
printing-readable-limits = Daybook looked for these. It cannot say that there are no others, and it does not see what a picture shows.
printing-withheld-heading = Withheld
printing-detail = { $what }: { $text }
printing-protected-legend = What is protected
printing-protected = Print what is protected too
printing-protected-hint = Protected names, addresses and numbers are withheld otherwise, because paper can reach the other person.
printing-choose = Choose a folder and save the PDF
printing-busy = Saving the PDF
printing-stop = Stop
printing-saved = Saved: { $name }, { $size }.
printing-remove = Printed? Remove this copy
printing-removed = This copy is removed. What was printed, or copied elsewhere, is not.

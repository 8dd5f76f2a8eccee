# Adding files, wherever that is offered.
attach-button = Add a photo or file
attach-over = Let go to add the files.
attach-busy = Adding. Each file is encrypted, then read back and compared.
attach-stop = Stop
attach-refused = “{ $name }” was not added.
attach-offer = { $exhibit } has a time of its own: { $when }. { $source }.
attach-offers = { $files ->
    [one] One of these files has more than one time of its own.
   *[other] { $files } of these files have a time of their own.
}
attach-offers-choose = Choose which
attach-offers-one = { $when }: { $name }, { $exhibit } ({ $source })
attach-offers-leave = Leave them
attach-offer-note = Clocks in files can be wrong. You decide.
attach-offer-take = Use this time
attach-offer-leave = Leave it

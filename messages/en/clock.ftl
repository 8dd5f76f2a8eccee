# The computer’s clock, where it jumped. $before and $after are what it showed.
clock-jumped-back = This computer’s clock went back, from { $before } to { $after }. Nothing is lost, and everything stays in the order in which it was written. If the clock is wrong now, please set it right: Daybook takes from it when something was written.
clock-jumped-ahead = This computer’s clock says that more than a year passed since something was last written here, from { $before } to { $after }. If that is so, all is well. If not, please set the clock right: Daybook takes from it when something was written.
clock-went-back = { $times ->
    [one] In one place this computer’s clock went back between two things that were written
   *[other] In { $times } places this computer’s clock went back between two things that were written
}, the first time from { $before } to { $after }. Nothing is wrong with the record: the order is kept all the same.

# A moment of the computer’s clock, inside a sentence.
moment-today = today at { $time }
moment-yesterday = yesterday at { $time }
moment-stamp = { $date }, { $time }
moment-day = on { $weekday } { $date } at { $time }

# The frame around every screen of the open book.
frame-nav = Main
frame-menu = Menu
frame-skip-to-content = Skip to the page
frame-hide = Hide
frame-hide-keys = Shift Shift Shift
frame-hide-keys-read-out = Or press Shift three times
frame-place-write = Write
frame-place-timeline = Timeline
frame-place-evidence = Evidence
frame-place-people = People
frame-place-reports = Reports and orders
frame-place-what-changed = What it changed
frame-place-notes = Notes
frame-place-pattern = Pattern
frame-place-hand-over = Hand over
frame-place-help-and-safety = Help and safety
frame-place-settings = Settings

frame-palette-heading = Go to
frame-palette-label = Type a place, an action, a name, a mark, or your own words
frame-palette-none = Nothing by that name
frame-palette-count = { $count ->
    [one] { $count } found
   *[other] { $count } found
}
frame-palette-incident = { $when }: { $what }
frame-palette-when = { $day }, { $month }
frame-palette-person = { $name }, person
frame-palette-mark = { $mark }, { $name }
frame-action-hide = Hide now
frame-action-lock = Lock
frame-action-find = Find or go to
frame-action-shortcuts = Keyboard shortcuts
frame-action-back = Back

frame-shortcuts-heading = Keyboard shortcuts
frame-shortcuts-note = All of it also has a button, but the size of the words. Undo and redo also stand in the right-click menu of a box.
frame-shortcut-hide = Hide
frame-shortcut-hide-keys = Shift, three times
frame-shortcut-palette = Go to any place
frame-shortcut-shortcuts = This list
frame-shortcut-write = Write
frame-shortcut-back = Back
frame-shortcut-lock = Lock
frame-shortcut-save = Save a note or an entry
frame-shortcut-undo = Undo in a box
frame-shortcut-redo = Redo in a box
frame-shortcut-larger = Larger words
frame-shortcut-smaller = Smaller words
frame-shortcut-usual-size = Words of the usual size

# The letters that exhibit marks begin with.
marks-ask = Your initials, for marks such as AB/1
marks-ask-hint = Police may ask for them. One to four letters. They can change until your first bundle.
marks-save = Keep these
marks-leave = Leave it
marks-given = Your files are marked { $initials }/1 and so on. This can change in Settings, until your first bundle.
marks-left = Your files are marked { $initials }/1 and so on, for now. You can give your initials in Settings, until your first bundle.
marks-problem = Write one to four letters, for example AB

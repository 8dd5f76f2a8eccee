# What is being written and not saved yet.
draft-kept = Kept { $time }
draft-failed = This could not be kept. It is only on the screen: save it now, or copy it somewhere safe.

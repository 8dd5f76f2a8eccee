# One plain sentence for each error code: what is wrong, what was kept, what to do.
error-unexpected = Something went wrong that Daybook has no words for. Nothing that was saved is lost.

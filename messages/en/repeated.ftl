# Answers of which there can be several.
repeated-add-another = Add another
repeated-remove = Take out

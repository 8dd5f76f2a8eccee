# What the forms for people, reports and the other small entries share.
form-day-missing = Write the day, month and year, or leave all three empty

# Names of behaviours, channels, roles, kinds and stages, on screen and in print.

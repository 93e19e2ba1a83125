"""What later versions of Python do of themselves."""

annotations = division = print_function = absolute_import = unicode_literals = generator_stop = True

// Only its post step does something.

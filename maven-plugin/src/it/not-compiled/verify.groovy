def log = new File(basedir, 'build.log').text
assert log.contains('no classes: compile the module first')
assert log.contains('Nothing to do: there are no classes')
assert log.contains('calls resolved (100.0 %)')
assert log.contains("actionguard.engine: 'sauce' is none of bytecode, source, auto")

def lines = new File(basedir, 'build.log').readLines()
def warned = lines.findAll { it.startsWith('[WARNING] ') }.collect { it.substring('[WARNING] '.length()) }
// Of the set-up with which javac does report.
def needed = new File(basedir, '../../../src/it/doctor-content/.mvn/jvm.config').readLines()
assert warned == [
  "javac's own packages are closed to Error Prone: Maven's JVM was not started with the options of " +
      new File(basedir, '.mvn/jvm.config'),
  '  start Maven anew (mvnd --stop ends its daemons); an IDE does not read the file, give the JVM of its Maven these options:'
] + needed.collect { '    ' + it }

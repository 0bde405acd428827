def lines = new File(basedir, 'build.log').readLines()
def warned = lines.findAll { it.startsWith('[WARNING] ') }.collect { it.substring('[WARNING] '.length()) }
// Of the set-up with which javac does report.
def needed = new File(basedir, '../../../src/it/doctor-content/.mvn/jvm.config').readLines()
def file = new File(basedir, '.mvn/jvm.config')
assert warned == [
  "javac's own packages are closed to Error Prone: Maven reads no " + new File(basedir, 'module/.mvn/jvm.config') +
      ', but only one at the root of the build',
  '  create ' + file + ':'
] + needed.collect { '    ' + it }

def lines = new File(basedir, 'build.log').readLines()
def warned = lines.findAll { it.startsWith('[WARNING] ') }.collect { it.substring('[WARNING] '.length()) }
// Of the set-up with which javac does report.
def needed = new File(basedir, '../../../src/it/doctor-content/.mvn/jvm.config').readLines()
def file = new File(basedir, '.mvn/jvm.config')
assert warned == ([
  "javac's own packages are closed to Error Prone: there is no " + file,
  '  create ' + file + ':'
] + needed.collect { '    ' + it }) * 2
assert lines.any { it.startsWith('[ERROR]') && it.contains('1 problem in the set-up') }

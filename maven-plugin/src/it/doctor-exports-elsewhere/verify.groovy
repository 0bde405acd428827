def lines = new File(basedir, 'build.log').readLines()
def warned = lines.findAll { it.startsWith('[WARNING] ') }.collect { it.substring('[WARNING] '.length()) }
def needed = ['api', 'code', 'file', 'main', 'model', 'parser', 'processing', 'tree', 'util'].collect {
  '--add-exports=jdk.compiler/com.sun.tools.javac.' + it + '=ALL-UNNAMED'
} + ['code', 'comp'].collect { '--add-opens=jdk.compiler/com.sun.tools.javac.' + it + '=ALL-UNNAMED' }
def file = new File(basedir, '.mvn/jvm.config')
assert warned == [
  "javac's own packages are closed to Error Prone: Maven reads no " + new File(basedir, 'module/.mvn/jvm.config') +
      ', but only one at the root of the build',
  '  create ' + file + ':'
] + needed.collect { '    ' + it }

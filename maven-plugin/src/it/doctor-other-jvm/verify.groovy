def lines = new File(basedir, 'build.log').readLines()
def warned = lines.findAll { it.startsWith('[WARNING] ') }.collect { it.substring('[WARNING] '.length()) }
def needed = ['api', 'code', 'file', 'main', 'model', 'parser', 'processing', 'tree', 'util'].collect {
  '--add-exports=jdk.compiler/com.sun.tools.javac.' + it + '=ALL-UNNAMED'
} + ['code', 'comp'].collect { '--add-opens=jdk.compiler/com.sun.tools.javac.' + it + '=ALL-UNNAMED' }
assert warned == [
  "javac's own packages are closed to Error Prone: Maven's JVM was not started with the options of " +
      new File(basedir, '.mvn/jvm.config'),
  '  start Maven anew (mvnd --stop ends its daemons); an IDE does not read the file, give the JVM of its Maven these options:'
] + needed.collect { '    ' + it }

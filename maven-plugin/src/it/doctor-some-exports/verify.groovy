def lines = new File(basedir, 'build.log').readLines()
def warned = lines.findAll { it.startsWith('[WARNING] ') }.collect { it.substring('[WARNING] '.length()) }
def file = new File(basedir, '.mvn/jvm.config')
assert warned == [
  "javac's own packages are closed to Error Prone: options are missing in " + file,
  '  add to ' + file + ':',
  '    --add-exports=jdk.compiler/com.sun.tools.javac.processing=ALL-UNNAMED',
  '    --add-opens=jdk.compiler/com.sun.tools.javac.comp=ALL-UNNAMED'
]

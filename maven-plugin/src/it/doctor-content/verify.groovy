def log = new File(basedir, 'build.log').text
// The version that the set-ups propose, and the oldest that is asked for.
def runs = ['3.15.0', '3.11.0'].collect { log.indexOf(', maven-compiler-plugin ' + it + ', error_prone_core ') }
assert runs[0] >= 0 && runs[1] > runs[0]
[log.substring(0, runs[1]), log.substring(runs[1])].each { run ->
  assert run.contains('The set-up has no problem')
  assert run =~ /\[WARNING] .*StampAction\.java:\[10,\d+] \[LocalClock]/
}
assert log =~ /JDK \d+.*, Maven [\d.]+.*, maven-compiler-plugin 3\.15\.0, error_prone_core [\d.]+, actionguard-errorprone \d/

def log = new File(basedir, 'build.log').text
assert log.contains('The set-up has no problem')
assert log =~ /JDK \d+.*, Maven [\d.]+.*, maven-compiler-plugin 3\.15\.0, error_prone_core [\d.]+, actionguard-errorprone \d/
assert log =~ /\[WARNING] .*StampAction\.java:\[10,\d+] \[LocalClock]/

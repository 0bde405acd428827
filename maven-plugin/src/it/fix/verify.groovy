def log = new File(basedir, 'build.log').text
assert log.contains('nothing is fixed: there are changes that are not committed')
assert log.contains('Fixed files: 1; the changes are in target/actionguard/actionguard.patch')
def source = new File(basedir, 'src/main/java/com/example/StampController.java').text
assert source.contains('return clock.instant();')
assert source.contains('return Instant.now();')
def patch = new File(basedir, 'target/actionguard/actionguard.patch').text
assert patch.contains('+++ b/src/main/java/com/example/StampController.java')
assert patch.contains('-    return Instant.now();\n+    return clock.instant();')
def module = new File(basedir, 'target/actionguard-classpath.txt').readLines()
assert module.contains('release 17')
assert module.any { it.startsWith('library ') && it.contains('spring-webmvc') }
assert module.contains('source ' + new File(basedir, 'src/main/java'))

def log = new File(basedir, 'build.log').text
assert log.contains('No findings')
assert new File(basedir, 'target/actionguard/actionguard.sarif').isFile()

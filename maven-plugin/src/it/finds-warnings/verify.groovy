def log = new File(basedir, 'build.log').text
assert log.contains('StampController.java:11')
assert !log.contains('StampController.java:17')
assert log.contains('1 finding of severity warning or above')

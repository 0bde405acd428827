def log = new File(basedir, 'build.log').text
assert log.count('query text is built from untrusted input: parameter \'like\' reaches JdbcTemplate.queryForList()') == 1
assert log.contains('SearchController.java')
assert log.contains('QueryInjection')
assert !log.contains('LocalClock')
assert log.count('BUILD SUCCESS') == 1

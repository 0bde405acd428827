def log = new File(basedir, 'build.log').text
assert log.contains('query text is built from untrusted input: parameter \'like\' reaches JdbcTemplate.queryForList()')
assert log.contains('SearchController.java')
assert log.contains('[QueryInjection]')
assert log.count('BUILD SUCCESS') == 1

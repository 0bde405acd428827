def log = new File(basedir, 'build.log').text
assert log.contains('Nothing to do: the packaging is pom')
assert log.count('Nothing to do: there are no classes') == 2
assert log.count('No findings') == 2
assert log.count('Configuration: actionguard.yaml') == 2
for (module in ['base', 'user']) {
  assert new File(basedir, module + '/target/actionguard/actionguard.sarif').isFile()
}
for (module in ['no-sources', 'tests-only']) {
  assert !new File(basedir, module + '/target/actionguard').exists()
}

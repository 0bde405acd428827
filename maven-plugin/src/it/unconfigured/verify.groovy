def log = new File(basedir, 'build.log').text
assert log.contains('No findings')
assert log =~ /1 class/
def folder = new File(basedir, 'target/actionguard')
assert new File(folder, 'actionguard.txt').isFile()
def sarif = new groovy.json.JsonSlurper().parse(new File(folder, 'actionguard.sarif'))
assert sarif.version == '2.1.0'
assert sarif.runs.size() == 1
assert sarif.runs[0].results == []
assert log.trim().readLines().any { it.endsWith('actionguard.sarif') }

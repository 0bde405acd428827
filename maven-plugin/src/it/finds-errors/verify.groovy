def log = new File(basedir, 'build.log').text
assert log.contains('SearchController.java:19')
assert log.contains('1 more')
assert log.count('2 findings of severity error -> ') == 1
assert log.count('2 findings of severity error, more than the allowed 1 -> ') == 1
assert log.count('BUILD SUCCESS') == 2
assert !log.contains('\tat dev.actionguard')
def sarif = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/actionguard/actionguard.sarif'))
def results = sarif.runs[0].results
assert results*.ruleId == ['QueryInjection', 'QueryInjection']
assert results*.level == ['error', 'error']
assert results.collect { it.locations[0].physicalLocation.region.startLine } == [19, 24]
assert results.every { it.locations[0].physicalLocation.artifactLocation.uri == 'src/main/java/com/example/SearchController.java' }

def lines = new File(basedir, 'actionguard-baseline.jsonl').readLines()
assert lines.size() == 3
assert lines[1].contains('"class":"com.example.one.StampController"') && lines[1].contains('"owner":"team-a"')
assert lines[2].contains('"class":"com.example.two.StampController"')
def log = new File(basedir, 'build.log').text
assert log.contains('Baseline: 2 entries in actionguard-baseline.jsonl')
assert log.count('Baseline: 1 known finding, 1 not checked in this run.') == 2
assert log.count('Results of 2 modules') == 1
assert log.count('Baseline: 2 known findings.') == 2
assert log.count('known: the baseline has it (owner team-a)') == 2
assert log.contains('2 findings of severity warning or above')
def sarif = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/actionguard/actionguard.sarif'))
assert sarif.runs.size() == 1
assert sarif.runs[0].results*.locations*.physicalLocation*.artifactLocation*.uri.flatten() == [
  'one/src/main/java/com/example/one/StampController.java', 'two/src/main/java/com/example/two/StampController.java']
assert sarif.runs[0].results*.baselineState == ['unchanged', 'unchanged']

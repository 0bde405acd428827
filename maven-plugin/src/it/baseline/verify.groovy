def lines = new File(basedir, 'actionguard-baseline.jsonl').readLines()
assert lines.size() == 3
assert lines[1].contains('"class":"com.example.one.StampController"') && lines[1].contains('"owner":"team-a"')
assert lines[2].contains('"class":"com.example.two.StampController"')
def log = new File(basedir, 'build.log').text
assert log.contains('Baseline: 2 entries in actionguard-baseline.jsonl')
assert log.count('Baseline: 1 known finding, 1 not checked in this run.') == 3
assert log.contains('1 finding of severity warning or above')

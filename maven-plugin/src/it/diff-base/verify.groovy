def log = new File(basedir, 'build.log').text
assert log.contains('1 new finding of severity warning or above')
assert log.count('Compared with the baseline of main (') == 3
assert log.contains('Baseline: 1 known finding, 1 of them moved.')
assert log.contains('the suppression of LocalClock is not in main (')
assert log.contains('is in no git repository, so nothing is known of main')
assert log.contains("this clone is too shallow to tell where 'origin/main' and HEAD part: run 'git fetch --unshallow'")
assert log.contains('actionguard-baseline.jsonl in main (') && log.contains('conflict left by a merge')
assert log.contains('Compared with what was found in the sources of main (')
assert log.contains('which has no baseline; findings: 1')
assert log.contains('local clock: the time is stored, compared or handed on')
assert !log.contains('Exception:')

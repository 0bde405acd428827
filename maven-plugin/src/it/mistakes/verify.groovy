def log = new File(basedir, 'build.log').text
def mistakes = log.readLines().findAll { it.startsWith('[ERROR] Failed to execute goal') }.collect {
  it.substring(it.indexOf('on project mistakes: ') + 'on project mistakes: '.length()).replace(' -> [Help 1]', '')
}
assert mistakes.size() == 5
assert mistakes[0] == "typo.yaml:2: unknown key 'scope.exclud', did you mean 'exclude'?"
assert mistakes[1] == 'actionguard.config: there is no file ' + new File(basedir, 'absent.yaml')
assert mistakes[2] == "actionguard.failOn: 'sometimes' is none of error, warning, note, none"
assert mistakes[3] == "actionguard.formats: 'pdf' is none of text, sarif, sarif-audit, json, github, markdown, gitlab, checkstyle, junit, rdjson, html"
assert mistakes[4].contains('no/such')
assert !log.contains('Exception:')

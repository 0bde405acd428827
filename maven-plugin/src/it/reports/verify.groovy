def folder = new File(basedir, 'target/elsewhere')
assert folder.list().toList().sort() == ['actionguard.json', 'actionguard.sarif']
new groovy.json.JsonSlurper().parse(new File(folder, 'actionguard.json'))
assert !new File(basedir, 'target/actionguard').exists()

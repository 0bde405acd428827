assert new File(basedir, 'build.log').text.contains('[INFO] Skipped: actionguard.skip is set')
assert !new File(basedir, 'target/actionguard').exists()

assert new File(basedir, 'build.log').text.contains('StampController.java:11')

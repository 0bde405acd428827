// What is said of each module, by its name.
def said = [:]
def module = null
new File(basedir, 'build.log').eachLine { line ->
  def begun = line =~ /^\[INFO] Building ([\w-]+) 1 +\[/
  if (begun) {
    module = begun[0][1]
    said[module] = []
  } else if (line.startsWith('[WARNING] ') && module != null) {
    said[module] << line.substring('[WARNING] '.length())
  }
}
def toArgs = '  add to <compilerArgs> of maven-compiler-plugin:'
def toPath = '  add to <annotationProcessorPaths> of maven-compiler-plugin:'
def inArgs = '  write in <compilerArgs> of maven-compiler-plugin instead:'
def arg = { '    <arg>' + it + '</arg>' }
def path = { group, artifact, version ->
  [
    '    <path>',
    '      <groupId>' + group + '</groupId>',
    '      <artifactId>' + artifact + '</artifactId>',
    '      <version>' + version + '</version>',
    '    </path>'
  ]
}
def properties = new File(basedir, '../setup/pom.xml').text
def version = { name -> (properties =~ '<version\\.' + name + '>(.*)<')[0][1] }

assert said['minus-j'] == [
  "arguments that start with -J do nothing: javac runs in Maven's own JVM",
  '  delete them, or set <fork>true</fork>'
]
assert said['fork'] == [
  "javac's own packages are closed to Error Prone: with <fork>true</fork> javac runs in a JVM of its own, which" +
      ' .mvn/jvm.config does not reach',
  toArgs,
  arg('-J--add-opens=jdk.compiler/com.sun.tools.javac.code=ALL-UNNAMED'),
  arg('-J--add-opens=jdk.compiler/com.sun.tools.javac.comp=ALL-UNNAMED')
]
assert said['one-argument'] == [
  "'-XDcompilePolicy=simple --should-stop=ifError=FLOW' is taken as one argument",
  inArgs,
  arg('-XDcompilePolicy=simple'),
  arg('--should-stop=ifError=FLOW')
]
assert said['apart'] == [
  'javac does not know -Xep:LocalClock:WARN: options of Error Prone stand in one argument with -Xplugin:ErrorProne',
  inArgs,
  arg('-Xplugin:ErrorProne -Xep:LocalClock:WARN')
]
assert said['all-off'].size() == 3
assert said['all-off'][0] ==
    "-XepDisableAllChecks turns off all checks, and none of Actionguard's is turned on"
assert said['all-off'][2].startsWith('    <arg>-Xplugin:ErrorProne -XepDisableAllChecks -Xep:')
assert said['all-off'][2].contains(' -Xep:QueryInjection:ERROR')
assert said['by-file'] == [
  "-XDcompilePolicy=byfile is the wrong policy: what happens between files is found with 'simple' only",
  inArgs,
  arg('-XDcompilePolicy=simple')
]
assert said['silent'] == [
  'warnings of javac are not shown, nor are findings that are warnings',
  '  set in <configuration> of maven-compiler-plugin:',
  '    <showWarnings>true</showWarnings>'
]
assert said['old-plugin'] == [
  'maven-compiler-plugin 3.8.1 is older than 3.11.0, which the checks are tested with at least',
  '  set in <plugin> of maven-compiler-plugin:',
  '    <version>3.15.0</version>'
]
assert said['not-javac'] == [
  'the compiler is eclipse, but Error Prone is a plugin of javac',
  '  set in <configuration> of maven-compiler-plugin:',
  '    <compilerId>javac</compilerId>'
]
assert said['no-path'] ==
    ['javac does not find actionguard-errorprone', toPath] +
    path('dev.actionguard', 'actionguard-errorprone', version('actionguard'))
assert said['lombok'] ==
    ['Lombok does not run: with a processor path javac takes no processors from the dependencies', toPath] +
    path('org.projectlombok', 'lombok', version('lombok'))
assert said['other-version'] == [
  'actionguard-errorprone 0.0.1 and actionguard-maven-plugin ' + version('actionguard') +
      ' are of different versions and may find different things',
  '  set in <path> of actionguard-errorprone:',
  '    <version>' + version('actionguard') + '</version>'
]
if (Runtime.version().feature() < 21) {
  assert said['too-new'] == [
    'Error Prone 2.52.0 needs JDK 21, Maven runs on JDK ' + Runtime.version().feature(),
    '  let JAVA_HOME name a newer JDK, or use the last version for JDK 17:',
    '    <version>2.42.0</version>'
  ]
}
// What was said of another module is not told again.
assert said['nothing'].findAll { !it.startsWith(' ') } == [
  'javac does not find error_prone_core',
  'javac does not find actionguard-errorprone',
  'javac is not told to run Error Prone',
  "Error Prone needs javac's policy 'simple'",
  'Error Prone needs javac to go on after errors of other files'
]
assert said['nothing'].count('  (see above)') == 1
assert said['class-path'] == []

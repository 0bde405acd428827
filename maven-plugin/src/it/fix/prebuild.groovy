def git = { String... arguments ->
  def command = ['git', '-c', 'user.name=it', '-c', 'user.email=it@example.com', *arguments]
  assert new ProcessBuilder(command).directory(basedir).inheritIO().start().waitFor() == 0
}
git('init', '-q')
git('add', 'src')
git('commit', '-q', '-m', 'begin')
new File(basedir, 'src/main/java/com/example/Other.java') << '\n// changed\n'
return true

import org.eclipse.jgit.api.Git
import org.eclipse.jgit.lib.PersonIdent

def names = ['added', 'moved', 'suppressed', 'bare', 'origin', 'conflict', 'sources']
def template = new File(basedir, 'template')
def java = 'src/main/java/com/example/StampController.java'
def somebody = new PersonIdent('Somebody', 'somebody@example.org')

def copy = { File from, File to ->
  from.eachFileRecurse(groovy.io.FileType.FILES) { file ->
    def target = new File(to, from.toPath().relativize(file.toPath()).toString())
    target.parentFile.mkdirs()
    target.bytes = file.bytes
  }
}
def commit = { Git git, String message ->
  git.add().addFilepattern('.').call()
  git.add().addFilepattern('.').setUpdate(true).call()
  git.commit().setMessage(message).setSign(false).setAuthor(somebody).setCommitter(somebody).call()
}

def repositories = [:]
names.each { name ->
  def folder = new File(basedir, name)
  copy(template, folder)
  if (name == 'bare') {
    return
  }
  if (name == 'conflict') {
    def baseline = new File(folder, 'actionguard-baseline.jsonl')
    baseline.text = "<<<<<<< ours\n${baseline.text}=======\n>>>>>>> theirs\n"
  } else if (name == 'sources') {
    assert new File(folder, 'actionguard-baseline.jsonl').delete()
  }
  def git = Git.init().setDirectory(folder).setInitialBranch('main').call()
  commit(git, 'Old code')
  git.checkout().setCreateBranch(true).setName('change').call()
  repositories[name] = git
}

def edit = { String name, Closure<String> change ->
  def file = new File(basedir, "$name/$java")
  file.text = change(file.text)
}
def more = '''
  @GetMapping("/more")
  Instant more() {
    return Instant.now();
  }
}
'''
edit('added') { it.trim()[0..-2] + more }
edit('suppressed') { it.trim()[0..-2] + more.replace('  Instant', '  @SuppressWarnings("LocalClock") // wanted\n  Instant') }
new File(basedir, 'moved/src/main/java/com/example/TimeController.java').text =
  new File(basedir, "moved/$java").text.replace('StampController', 'TimeController')
assert new File(basedir, "moved/$java").delete()

def origin = repositories['origin']
edit('origin') { it + '// A change.\n' }
commit(origin, 'Change')
origin.checkout().setName('main').call()
new File(basedir, 'origin/more.txt').text = 'More'
commit(origin, 'More')
Git.cloneRepository().setURI(new File(basedir, 'origin').toURI().toString()).setDirectory(new File(basedir, 'shallow'))
  .setDepth(1).setBranch('change').setCloneAllBranches(true).call().close()
repositories.values()*.close()
return true

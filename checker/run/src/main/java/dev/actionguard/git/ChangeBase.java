package dev.actionguard.git;

import dev.actionguard.baseline.Baseline;
import dev.actionguard.baseline.BaselineException;
import dev.actionguard.baseline.BaselineFile;
import dev.actionguard.report.Exemptions;
import dev.actionguard.report.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.FileTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.NotIgnoredFilter;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.treewalk.filter.PathSuffixFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;

/**
 * The commit that a change is compared with: the last one that the branch of the change and the
 * branch that it is for have in common. What lets findings through is taken from there, so that a
 * change cannot exempt itself.
 */
public final class ChangeBase implements AutoCloseable {
  private static final int MAX_BYTES = 64 << 20;
  private static final int SHORT = 7;

  private final Repository repository;
  private final RevCommit commit;
  private final String reference;
  private final Path workTree;

  private ChangeBase(Repository repository, RevCommit commit, String reference, Path workTree) {
    this.repository = repository;
    this.commit = commit;
    this.reference = reference;
    this.workTree = workTree;
  }

  /**
   * Finds the commit.
   *
   * @param directory a folder of the work tree
   * @param reference the branch that the change is for, such as {@code origin/main}
   * @throws GitException if there is no repository, no such branch or no common commit
   */
  public static ChangeBase open(Path directory, String reference) throws GitException, IOException {
    FileRepositoryBuilder builder =
        new FileRepositoryBuilder().readEnvironment().findGitDir(directory.toFile());
    if (builder.getGitDir() == null) {
      throw new GitException(
          directory + " is in no git repository, so nothing is known of " + reference);
    }
    Repository repository = builder.build();
    try {
      if (repository.isBare()) {
        throw new GitException("the git repository has no work tree");
      }
      RevCommit commit = commonCommit(repository, reference);
      return new ChangeBase(
          repository, commit, reference, repository.getWorkTree().toPath().toRealPath());
    } catch (GitException | IOException | RuntimeException e) {
      repository.close();
      throw e;
    }
  }

  private static RevCommit commonCommit(Repository repository, String reference)
      throws GitException, IOException {
    ObjectId head = repository.resolve(Constants.HEAD);
    if (head == null) {
      throw new GitException("the git repository has no commit yet");
    }
    ObjectId other = resolve(repository, reference);
    if (other == null) {
      throw new GitException(
          "there is no '"
              + reference
              + "' in the git repository; fetch it first"
              + " (GitHub Actions: 'fetch-depth: 0' of actions/checkout; GitLab: GIT_DEPTH: 0)");
    }
    try (RevWalk walk = new RevWalk(repository)) {
      walk.setRevFilter(RevFilter.MERGE_BASE);
      walk.markStart(walk.parseCommit(head));
      walk.markStart(walk.parseCommit(other));
      RevCommit base = walk.next();
      if (base != null) {
        return base;
      }
    } catch (MissingObjectException e) {
      throw new GitException(
          "a commit between HEAD and '" + reference + "' is missing: run 'git fetch --unshallow'");
    }
    boolean shallow = !repository.getObjectDatabase().getShallowCommits().isEmpty();
    throw new GitException(
        shallow
            ? "this clone is too shallow to tell where '"
                + reference
                + "' and HEAD part: run 'git fetch --unshallow'"
                + " (GitHub Actions: 'fetch-depth: 0'; GitLab: GIT_DEPTH: 0)"
            : "HEAD and '" + reference + "' have no commit in common");
  }

  private static @Nullable ObjectId resolve(Repository repository, String reference)
      throws GitException, IOException {
    try {
      return repository.resolve(reference + "^{commit}");
    } catch (RevisionSyntaxException e) {
      throw new GitException("'" + reference + "' is not the name of a commit");
    }
  }

  /** Returns how messages name it. */
  public String name() {
    return reference + " (" + commit.name().substring(0, SHORT) + ")";
  }

  /** Returns the bytes that a file had, if there was one. */
  public Optional<byte[]> content(Path file) throws IOException {
    Path absolute = file.toAbsolutePath().normalize();
    Path parent = absolute.getParent();
    Path real =
        parent != null && Files.isDirectory(parent)
            ? parent.toRealPath().resolve(String.valueOf(absolute.getFileName()))
            : absolute;
    if (!real.startsWith(workTree)) {
      return Optional.empty();
    }
    String path = workTree.relativize(real).toString().replace('\\', '/');
    try (TreeWalk walk = TreeWalk.forPath(repository, path, commit.getTree())) {
      return walk == null || walk.isSubtree()
          ? Optional.empty()
          : Optional.of(repository.open(walk.getObjectId(0)).getCachedBytes(MAX_BYTES));
    }
  }

  /**
   * Writes the Java files that were in folders, or were files named, below another folder, with
   * their paths in the work tree.
   *
   * @return what stands for each of the folders and files there; one that was not there is left out
   */
  public List<Path> export(List<Path> sources, Path folder) throws IOException {
    List<Path> exported = new ArrayList<>();
    for (Path source : sources) {
      Path real = source.toRealPath();
      String path = workTree.relativize(real).toString().replace('\\', '/');
      if (!real.startsWith(workTree)) {
        continue;
      }
      try (TreeWalk walk = new TreeWalk(repository)) {
        walk.addTree(commit.getTree());
        walk.setRecursive(true);
        walk.setFilter(
            path.isEmpty()
                ? PathSuffixFilter.create(".java")
                : AndTreeFilter.create(PathFilter.create(path), PathSuffixFilter.create(".java")));
        boolean any = false;
        while (walk.next()) {
          if (walk.getFileMode(0).getObjectType() == Constants.OBJ_BLOB) {
            any |= write(walk, folder);
          }
        }
        if (any) {
          exported.add(folder.resolve(path));
        }
      }
    }
    return exported;
  }

  /** Nothing that a tree names is written outside of the folder. */
  private boolean write(TreeWalk walk, Path folder) throws IOException {
    Path file = folder.resolve(walk.getPathString()).normalize();
    if (!file.startsWith(folder)) {
      return false;
    }
    Files.createDirectories(file.getParent());
    Files.write(file, repository.open(walk.getObjectId(0)).getCachedBytes(MAX_BYTES));
    return true;
  }

  /**
   * Returns the baseline that a file was.
   *
   * @param name how messages name the file
   */
  public Optional<Baseline> baseline(Path file, String name) throws IOException, BaselineException {
    Optional<byte[]> bytes = content(file);
    return bytes.isPresent()
        ? Optional.of(BaselineFile.parse(bytes.get(), name + " in " + name()))
        : Optional.empty();
  }

  /**
   * Returns the report in which findings count that only the change suppresses.
   *
   * @param directory the folder to which the paths in the report are relative
   */
  public Report counted(Report report, Path directory) throws IOException {
    Path root = directory.toRealPath();
    List<String> before = new ArrayList<>();
    Map<String, String> after = new LinkedHashMap<>();
    try (TreeWalk walk = new TreeWalk(repository)) {
      walk.addTree(commit.getTree());
      walk.addTree(new FileTreeIterator(repository));
      walk.setRecursive(true);
      walk.setFilter(
          AndTreeFilter.create(
              new TreeFilter[] {
                PathSuffixFilter.create(".java"), new NotIgnoredFilter(1), TreeFilter.ANY_DIFF
              }));
      while (walk.next()) {
        if (walk.getFileMode(0).getObjectType() == Constants.OBJ_BLOB) {
          ObjectLoader loader = repository.open(walk.getObjectId(0));
          before.add(new String(loader.getCachedBytes(MAX_BYTES), StandardCharsets.UTF_8));
        }
        Path file = workTree.resolve(walk.getPathString());
        if (Files.isRegularFile(file) && file.startsWith(root)) {
          after.put(
              root.relativize(file).toString().replace('\\', '/'),
              new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        }
      }
    }
    return new Exemptions(report.rules(), before, after).counted(report, name());
  }

  @Override
  public void close() {
    repository.close();
  }
}

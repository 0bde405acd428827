package dev.actionguard.git;

import dev.actionguard.report.Notice;
import dev.actionguard.report.Report;
import dev.actionguard.report.SuppressionPlaces;
import dev.actionguard.rule.AnalysisResult.Suppressed;
import dev.actionguard.rule.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.api.BlameCommand;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.blame.BlameResult;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Tells when suppressions were committed: the line of the annotation is followed through the
 * history, also where its file was renamed. The age of exclusions in the configuration is not
 * known.
 */
public final class SuppressionAges {
  /** Following a file through a long history takes time. */
  private static final int MAX_FILES = 500;

  private final Path root;
  private final LocalDate today;
  private final int maxAge;

  /** What the history tells of one file; null if nothing. */
  private record Lines(@Nullable BlameResult blame) {}

  /**
   * Makes one.
   *
   * @param root the folder to which the paths in reports are relative
   * @param maxAge after how many days a suppression counts no more; 0 for never
   */
  public SuppressionAges(Path root, LocalDate today, int maxAge) {
    this.root = root;
    this.today = today;
    this.maxAge = maxAge;
  }

  /** Returns whether there is a history that can tell of the files in a folder. */
  public static boolean areKnown(Path root) {
    try (Repository repository = repository(root)) {
      return repository != null && repository.resolve(Constants.HEAD) != null;
    } catch (IOException | RuntimeException e) {
      // A repository that cannot be read tells nothing; what depends on it says so.
      return false;
    }
  }

  private static @Nullable Repository repository(Path root) throws IOException {
    FileRepositoryBuilder builder =
        new FileRepositoryBuilder().readEnvironment().findGitDir(root.toFile());
    Repository repository = builder.getGitDir() == null ? null : builder.build();
    if (repository != null && repository.isBare()) {
      repository.close();
      return null;
    }
    return repository;
  }

  /** Returns the report with the ages; findings whose suppression is too old count again. */
  public Report of(Report report) throws IOException {
    if (report.result().suppressed().isEmpty()) {
      return report;
    }
    try (Repository repository = repository(root)) {
      return repository == null ? report : of(report, repository);
    }
  }

  private Report of(Report report, Repository repository) throws IOException {
    SuppressionPlaces places = new SuppressionPlaces(report);
    Map<String, Lines> files = new HashMap<>();
    List<Finding> findings = new ArrayList<>(report.result().findings());
    List<Suppressed> suppressed = new ArrayList<>();
    List<Notice> notices = new ArrayList<>(report.notices());
    for (Suppressed item : report.result().suppressed()) {
      Optional<SuppressionPlaces.At> at = places.find(item);
      Suppressed aged = at.isEmpty() ? item : aged(item, at.get(), repository, files, notices);
      if (maxAge > 0 && aged.days() > maxAge) {
        findings.add(item.finding());
        notices.add(tooOld(aged, at.get()));
      } else {
        suppressed.add(aged);
      }
    }
    findings.sort(Finding.ORDER);
    return report.with(report.result().with(findings, suppressed), notices);
  }

  private Notice tooOld(Suppressed suppressed, SuppressionPlaces.At at) {
    return new Notice(
        Notice.Level.WARNING,
        at.path() + ":" + at.line(),
        "the suppression of "
            + suppressed.finding().rule()
            + " does not count: it is "
            + suppressed.days()
            + " days old, the configuration allows "
            + maxAge);
  }

  private Suppressed aged(
      Suppressed item,
      SuppressionPlaces.At at,
      Repository repository,
      Map<String, Lines> files,
      List<Notice> notices)
      throws IOException {
    Lines lines = files.get(at.path());
    if (lines == null) {
      lines = new Lines(files.size() < MAX_FILES ? blame(at.path(), repository, notices) : null);
      files.put(at.path(), lines);
    }
    BlameResult blame = lines.blame();
    if (blame == null || at.line() > blame.getResultContents().size()) {
      return item;
    }
    RevCommit commit = blame.getSourceCommit(at.line() - 1);
    if (commit == null) {
      return item.aged("", 0);
    }
    LocalDate day =
        LocalDate.ofInstant(Instant.ofEpochSecond(commit.getCommitTime()), ZoneOffset.UTC);
    return item.aged(day.toString(), (int) Math.max(0, ChronoUnit.DAYS.between(day, today)));
  }

  private @Nullable BlameResult blame(String path, Repository repository, List<Notice> notices)
      throws IOException {
    Path file = root.toRealPath().resolve(path);
    Path tree = repository.getWorkTree().toPath().toRealPath();
    if (!file.startsWith(tree)) {
      return null;
    }
    String inTree = tree.relativize(file).toString().replace('\\', '/');
    try {
      return new BlameCommand(repository).setFilePath(inTree).setFollowFileRenames(true).call();
    } catch (GitAPIException | RuntimeException e) {
      notices.add(
          new Notice(
              Notice.Level.NOTE,
              path,
              "the age of its suppressions is not known: " + e.getMessage()));
      return null;
    }
  }
}

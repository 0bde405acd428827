package dev.actionguard.maven;

import dev.actionguard.baseline.Baseline;
import dev.actionguard.baseline.BaselineEntry;
import dev.actionguard.baseline.BaselineFile;
import dev.actionguard.report.Report;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Writes a baseline of all findings that there are. All modules of a build write into one file,
 * unless {@code baselineFile} says otherwise.
 *
 * @since 0.1.0
 */
@Mojo(
    name = "baseline-create",
    requiresDependencyResolution = ResolutionScope.TEST,
    threadSafe = true)
public final class BaselineCreateMojo extends AbstractAnalysisMojo {
  /**
   * Why the new entries are let through.
   *
   * @since 0.1.0
   */
  @Parameter(property = "actionguard.reason")
  private @Nullable String reason;

  /**
   * Who is to fix the new entries.
   *
   * @since 0.1.0
   */
  @Parameter(property = "actionguard.owner")
  private @Nullable String owner;

  /**
   * The last day ({@code yyyy-MM-dd}) on which the new entries are let through.
   *
   * @since 0.1.0
   */
  @Parameter(property = "actionguard.until")
  private @Nullable String until;

  /** The files that this build has made, to which its other modules add. */
  private static final String MADE = BaselineCreateMojo.class.getName();

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    BaselineEntry.Note note = BaselineFiles.note(reason, owner, until);
    work(
        files -> {
          Report report = analyze(files, null, null);
          BaselineFiles.checkComplete(report);
          Path file = baselinePath();
          synchronized (BaselineFiles.LOCK) {
            List<BaselineEntry> entries = new ArrayList<>();
            if (Files.exists(file)) {
              if (!isMade(file)) {
                throw new MojoExecutionException(
                    shown(file)
                        + " is there already: call baseline-update, or delete the file first");
              }
              entries.addAll(BaselineFile.read(file, shown(file)).entries());
            }
            entries.addAll(Baseline.of(report.result().findings(), note).entries());
            BaselineFiles.write(new Baseline(entries), file, shown(file), getLog());
            session().getRequest().getData().put(MADE + file, true);
          }
        });
  }

  private boolean isMade(Path file) {
    return session().getRequest().getData().containsKey(MADE + file);
  }
}

package dev.actionguard.maven;

import dev.actionguard.baseline.Baseline;
import dev.actionguard.baseline.BaselineException;
import dev.actionguard.baseline.BaselineFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Merges baselines into the first: what any of them has. A file may have conflicts that a merge
 * left, of which both sides are taken.
 *
 * @since 0.1.0
 */
@Mojo(name = "baseline-merge", threadSafe = true)
public final class BaselineMergeMojo extends AbstractModuleMojo {
  /**
   * The baselines to merge; by default the one of the project, to settle its conflicts.
   *
   * @since 0.1.0
   */
  @Parameter(property = "actionguard.baselines")
  private @Nullable List<File> baselines;

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    if (isSkipped() || !isRoot()) {
      return;
    }
    List<Path> files =
        baselines == null || baselines.isEmpty()
            ? List.of(root().resolve(BaselineFile.NAME))
            : baselines.stream().map(File::toPath).toList();
    try {
      Baseline merged = new Baseline(List.of());
      for (Path file : files) {
        merged = merged.merge(BaselineFile.readConflicting(file, shown(file)));
      }
      BaselineFiles.write(merged, files.get(0), shown(files.get(0)), getLog());
    } catch (BaselineException e) {
      throw new MojoExecutionException(e.getMessage());
    } catch (IOException e) {
      throw new MojoExecutionException("cannot read or write: " + e, e);
    }
  }
}

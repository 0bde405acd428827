package dev.actionguard.maven;

import dev.actionguard.git.GitException;
import dev.actionguard.git.WorkTree;
import dev.actionguard.ir.Program;
import dev.actionguard.report.Report;
import dev.actionguard.rule.Finding;
import dev.actionguard.run.Engine;
import dev.actionguard.source.edit.FileEdit;
import dev.actionguard.source.edit.SourceEdits;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Makes the fixes that are safe: they keep what the program does but for the fault. What was
 * changed is also written as a patch. Files with uncommitted changes are a reason to stop, so that
 * the fixes can be told from other changes.
 *
 * @since 0.1.0
 */
@Mojo(name = "fix", requiresDependencyResolution = ResolutionScope.TEST, threadSafe = true)
@SuppressWarnings("NullAway.Init" /* Maven sets the parameters before it calls execute */)
public final class FixMojo extends AbstractAnalysisMojo {
  private static final String CHECKED = FixMojo.class.getName();
  private static final Object LOCK = new Object();

  /**
   * Whether fixes are made, too, that may change what the program does.
   *
   * @since 0.1.0
   */
  @Parameter(property = "actionguard.unsafeFixes", defaultValue = "false")
  private boolean unsafeFixes;

  /**
   * Whether files are changed although some have changes that are not committed, or there is no git
   * repository.
   *
   * @since 0.1.0
   */
  @Parameter(property = "actionguard.allowDirty", defaultValue = "false")
  private boolean allowDirty;

  /**
   * Where the patch {@code actionguard.patch} is written.
   *
   * @since 0.1.0
   */
  @Parameter(
      property = "actionguard.outputDirectory",
      defaultValue = "${project.build.directory}/actionguard")
  private File outputDirectory;

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    work(
        files -> {
          checkWorkTree();
          analyze(
              files,
              baseline(),
              null,
              (report, program) -> fix(report, program, files.sourceRoots()));
        });
  }

  /** Fixes need exact places, which class files do not tell. */
  @Override
  Engine engine() {
    return Engine.AUTO;
  }

  /** Once in a build: what the fixes of its other modules change does not count. */
  private void checkWorkTree() throws MojoExecutionException, IOException {
    if (allowDirty) {
      return;
    }
    synchronized (LOCK) {
      if (session().getRequest().getData().putIfAbsent(CHECKED, true) == null) {
        try {
          WorkTree.requireClean(root());
        } catch (GitException e) {
          throw new MojoExecutionException(
              "nothing is fixed: " + e.getMessage() + " (-Dactionguard.allowDirty fixes anyhow)");
        }
      }
    }
  }

  private void fix(Report report, Program program, List<Path> roots) throws IOException {
    Map<Path, List<Finding>> byFile = new TreeMap<>();
    for (Finding finding : report.fresh()) {
      roots.stream()
          .map(root -> root.resolve(finding.place().sourceFile()))
          .filter(Files::isRegularFile)
          .findFirst()
          .ifPresent(file -> byFile.computeIfAbsent(file, f -> new ArrayList<>()).add(finding));
    }
    StringBuilder patch = new StringBuilder();
    int changed = 0;
    for (Map.Entry<Path, List<Finding>> entry : byFile.entrySet()) {
      String made = fix(entry.getKey(), entry.getValue(), program);
      patch.append(made);
      changed += made.isEmpty() ? 0 : 1;
    }
    if (changed == 0) {
      getLog().info("Nothing to fix");
      return;
    }
    Path file = outputDirectory.toPath().resolve("actionguard.patch");
    Files.createDirectories(outputDirectory.toPath());
    Files.writeString(file, patch, StandardCharsets.UTF_8);
    getLog().info("Fixed files: " + changed + "; the changes are in " + shown(file));
  }

  /** Changes a file and returns its patch, empty if there is nothing to change. */
  private String fix(Path file, List<Finding> findings, Program program) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (!Arrays.equals(bytes, text.getBytes(StandardCharsets.UTF_8))) {
      getLog().warn(shown(file) + " is not UTF-8 and stays as it is");
      return "";
    }
    Optional<FileEdit> edit = new SourceEdits(text).all(findings, program, unsafeFixes);
    if (edit.isEmpty()) {
      return "";
    }
    String changed = edit.get().apply(text);
    Files.writeString(file, changed, StandardCharsets.UTF_8);
    return WorkTree.patch(shown(file).replace('\\', '/'), text, changed);
  }
}

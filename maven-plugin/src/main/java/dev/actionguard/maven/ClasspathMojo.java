package dev.actionguard.maven;

import dev.actionguard.run.ModuleFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Writes what editors need to know of the module, its sources and what they are compiled against,
 * into {@code target/actionguard-classpath.txt}, where the language server looks for it.
 *
 * @since 0.1.0
 */
@Mojo(name = "classpath", requiresDependencyResolution = ResolutionScope.COMPILE, threadSafe = true)
@SuppressWarnings("NullAway.Init" /* Maven sets the parameters before it calls execute */)
public final class ClasspathMojo extends AbstractModuleMojo {
  /**
   * The Java version of the sources; by default the one that Maven's compiler plugin is told.
   *
   * @since 0.1.0
   */
  @Parameter(property = "maven.compiler.release")
  private @Nullable String release;

  @Override
  public void execute() throws MojoExecutionException {
    if (isSkipped()) {
      return;
    }
    if (project().getPackaging().equals("pom")) {
      getLog().info("Nothing to do: the packaging is pom");
      return;
    }
    Path file = project().getBasedir().toPath().resolve(ModuleFile.PATH);
    try {
      ModuleFiles files = ModuleFiles.of(project(), false, null);
      ModuleFile module =
          new ModuleFile(
              files.sourceRoots(),
              List.of(Path.of(project().getBuild().getOutputDirectory())),
              files.classPath(),
              release == null || !release.matches("\\d{1,3}") ? 0 : Integer.parseInt(release));
      Files.createDirectories(file.getParent());
      Files.writeString(file, module.text(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new MojoExecutionException("cannot write " + shown(file) + ": " + e, e);
    }
    getLog().info("Wrote " + shown(file));
  }
}

package dev.actionguard.maven;

import dev.actionguard.maven.CompilerSetup.Library;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/**
 * Says what is missing so that the checks run in javac, as Error Prone checks, and prints the exact
 * lines to add. It looks at the effective POM and at the JVM that runs Maven.
 *
 * @since 0.1.0
 */
@Mojo(name = "doctor", threadSafe = true)
@SuppressWarnings("NullAway.Init" /* Maven sets the parameters before it calls execute */)
public final class DoctorMojo extends AbstractMojo {
  private static final String SAID = DoctorMojo.class.getName();

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
  private PluginDescriptor plugin;

  /**
   * Whether the build fails if there is a problem.
   *
   * @since 0.1.0
   */
  @Parameter(property = "actionguard.failOnProblem", defaultValue = "false")
  private boolean failOnProblem;

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    if (project.getPackaging().equals("pom")) {
      getLog().info("Nothing to do: the packaging is pom");
      return;
    }
    CompilerSetup setup = CompilerSetup.of(project, session.getUserProperties());
    CompilerJvm jvm = CompilerJvm.running();
    List<Problem> problems;
    try {
      JvmConfig jvmConfig = JvmConfig.read(root(), project.getBasedir().toPath());
      problems = Diagnosis.problems(setup, jvm, jvmConfig, plugin.getVersion());
    } catch (IOException e) {
      throw new MojoExecutionException("cannot read .mvn/jvm.config: " + e, e);
    }
    getLog().info(setup(setup));
    problems.forEach(this::show);
    if (problems.isEmpty()) {
      getLog().info("The set-up has no problem: the checks run when javac compiles");
    } else if (failOnProblem) {
      throw new MojoFailureException(
          "%d %s in the set-up"
              .formatted(problems.size(), problems.size() == 1 ? "problem" : "problems"));
    }
  }

  private Path root() {
    File root = session.getRequest().getMultiModuleProjectDirectory();
    return (root == null ? project.getBasedir() : root).toPath().toAbsolutePath().normalize();
  }

  private String setup(CompilerSetup setup) {
    StringBuilder text = new StringBuilder("JDK ").append(Runtime.version());
    text.append(", Maven ").append(session.getSystemProperties().getProperty("maven.version", "?"));
    text.append(", maven-compiler-plugin ").append(setup.pluginVersion());
    List<Library> path =
        setup.processorPath() == null ? setup.dependencies() : setup.processorPath();
    path.stream()
        .filter(library -> library.artifact().matches("error_prone_core|actionguard-errorprone"))
        .forEach(
            library ->
                text.append(", ").append(library.artifact()).append(' ').append(library.version()));
    return text.toString();
  }

  /** Shows a problem; what all modules share is told in full for the first one only. */
  private void show(Problem problem) {
    getLog().warn(problem.text());
    if (said().add(problem)) {
      getLog().warn("  " + problem.remedy());
      problem.lines().forEach(line -> getLog().warn("    " + line));
    } else {
      getLog().warn("  (see above)");
    }
  }

  @SuppressWarnings("unchecked" /* nobody else uses this key */)
  private Set<Problem> said() {
    Map<String, Object> shared = session.getRequest().getData();
    synchronized (shared) {
      return (Set<Problem>)
          shared.computeIfAbsent(SAID, key -> Collections.synchronizedSet(new HashSet<>()));
    }
  }
}

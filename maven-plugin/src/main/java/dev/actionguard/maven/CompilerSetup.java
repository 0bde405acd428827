package dev.actionguard.maven;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * How a module compiles its main code, as its effective POM says.
 *
 * @param pluginVersion the version of maven-compiler-plugin, or an empty text if none is known
 * @param compiler the id of the compiler, {@code javac} unless the POM says otherwise
 * @param arguments what is handed to the compiler, one element for each argument
 * @param fork whether the compiler runs in a JVM of its own
 * @param otherJdk whether that is, or may be, a JVM of another JDK
 * @param showWarnings whether warnings of the compiler are shown
 * @param processorPath where the compiler finds plugins and processors; null if it looks for them
 *     in the class path
 * @param dependencies what the module depends on directly
 */
record CompilerSetup(
    String pluginVersion,
    String compiler,
    List<String> arguments,
    boolean fork,
    boolean otherJdk,
    boolean showWarnings,
    @Nullable List<Library> processorPath,
    List<Library> dependencies) {
  private static final String GROUP = "org.apache.maven.plugins";
  private static final String ARTIFACT = "maven-compiler-plugin";

  CompilerSetup {
    arguments = List.copyOf(arguments);
    processorPath = processorPath == null ? null : List.copyOf(processorPath);
    dependencies = List.copyOf(dependencies);
  }

  /**
   * A library.
   *
   * @param version its version, or an empty text if none is known
   */
  record Library(String group, String artifact, String version) {
    boolean is(String otherGroup, String otherArtifact) {
      return group.equals(otherGroup) && artifact.equals(otherArtifact);
    }
  }

  /** Returns what a library is found in when javac looks for plugins. */
  Optional<Library> plugin(String group, String artifact) {
    List<Library> path = processorPath == null ? dependencies : processorPath;
    return path.stream().filter(library -> library.is(group, artifact)).findFirst();
  }

  /**
   * Reads the set-up of a module.
   *
   * @param properties what the user gave on the command line
   */
  static CompilerSetup of(MavenProject project, Properties properties) {
    Plugin plugin = project.getPlugin(GROUP + ":" + ARTIFACT);
    Xpp3Dom configuration =
        project.getGoalConfiguration(GROUP, ARTIFACT, "default-compile", "compile");
    Xpp3Dom dom = configuration == null ? new Xpp3Dom("configuration") : configuration;
    Settings settings = new Settings(dom, project.getProperties(), properties);
    String version = plugin == null ? null : plugin.getVersion();
    return new CompilerSetup(
        version == null ? "" : version,
        settings.value("compilerId", "maven.compiler.compilerId", "javac"),
        arguments(dom),
        Boolean.parseBoolean(settings.value("fork", "maven.compiler.fork", "false")),
        dom.getChild("jdkToolchain") != null
            || !settings.value("executable", "maven.compiler.executable", "").isEmpty(),
        Boolean.parseBoolean(settings.value("showWarnings", "maven.compiler.showWarnings", "true")),
        processorPath(dom, project),
        project.getDependencies().stream().map(CompilerSetup::library).toList());
  }

  private record Settings(Xpp3Dom dom, Properties project, Properties user) {
    /** Returns an element of the configuration, else its property, else a default. */
    String value(String element, String property, String otherwise) {
      Xpp3Dom child = dom.getChild(element);
      String text = child == null ? null : child.getValue();
      return text != null && !text.isBlank()
          ? text.strip()
          : user.getProperty(property, project.getProperty(property, otherwise));
    }
  }

  private static List<String> arguments(Xpp3Dom dom) {
    List<String> arguments = new ArrayList<>();
    children(dom, "compilerArgs").forEach(arg -> arguments.add(text(arg)));
    Xpp3Dom single = dom.getChild("compilerArgument");
    if (single != null) {
      arguments.add(text(single));
    }
    children(dom, "compilerArguments")
        .forEach(
            arg -> {
              arguments.add("-" + arg.getName());
              if (!text(arg).isEmpty()) {
                arguments.add(text(arg));
              }
            });
    return arguments.stream().filter(argument -> !argument.isEmpty()).toList();
  }

  private static @Nullable List<Library> processorPath(Xpp3Dom dom, MavenProject project) {
    if (dom.getChild("annotationProcessorPaths") == null) {
      return null;
    }
    return children(dom, "annotationProcessorPaths")
        .map(
            path ->
                new Library(
                    text(path.getChild("groupId")),
                    text(path.getChild("artifactId")),
                    text(path.getChild("version"))))
        .map(library -> library.version.isEmpty() ? managed(library, project) : library)
        .toList();
  }

  /** Newer versions of the plugin take versions from the managed dependencies. */
  private static Library managed(Library library, MavenProject project) {
    return project.getDependencyManagement() == null
        ? library
        : project.getDependencyManagement().getDependencies().stream()
            .map(CompilerSetup::library)
            .filter(managed -> managed.is(library.group, library.artifact))
            .findFirst()
            .orElse(library);
  }

  private static Library library(Dependency dependency) {
    String version = dependency.getVersion();
    return new Library(
        dependency.getGroupId(), dependency.getArtifactId(), version == null ? "" : version);
  }

  private static Stream<Xpp3Dom> children(Xpp3Dom dom, String name) {
    Xpp3Dom child = dom.getChild(name);
    return child == null ? Stream.empty() : Stream.of(child.getChildren());
  }

  private static String text(@Nullable Xpp3Dom dom) {
    String value = dom == null ? null : dom.getValue();
    return value == null ? "" : value.strip();
  }
}

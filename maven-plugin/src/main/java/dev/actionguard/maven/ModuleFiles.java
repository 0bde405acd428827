package dev.actionguard.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * What a module has on the disk when the goal runs.
 *
 * @param classFolders the output folders that hold class files
 * @param classPath the artifacts that the classes were compiled or run against
 * @param sourceRoots the source folders that exist
 */
record ModuleFiles(List<Path> classFolders, List<Path> classPath, List<Path> sourceRoots) {
  ModuleFiles {
    classFolders = List.copyOf(classFolders);
    classPath = List.copyOf(classPath);
    sourceRoots = List.copyOf(sourceRoots);
  }

  /**
   * Looks at a module.
   *
   * @param tests whether the test classes and what they need count
   * @param configuredRoots the source folders, or null for those that the build compiles
   */
  static ModuleFiles of(MavenProject project, boolean tests, @Nullable List<File> configuredRoots)
      throws IOException {
    List<Path> classFolders = new ArrayList<>();
    addIfHolding(classFolders, Path.of(project.getBuild().getOutputDirectory()), ".class");
    if (tests) {
      addIfHolding(classFolders, Path.of(project.getBuild().getTestOutputDirectory()), ".class");
    }
    List<Path> classPath =
        project.getArtifacts().stream()
            .filter(artifact -> artifact.getArtifactHandler().isAddedToClasspath())
            .filter(artifact -> tests || !Artifact.SCOPE_TEST.equals(artifact.getScope()))
            .filter(artifact -> artifact.getFile() != null)
            .map(artifact -> artifact.getFile().toPath())
            .toList();
    return new ModuleFiles(classFolders, classPath, roots(project, tests, configuredRoots));
  }

  /** Returns whether any of the source folders holds a Java file. */
  boolean hasJavaSources() throws IOException {
    for (Path root : sourceRoots) {
      if (holds(root, ".java")) {
        return true;
      }
    }
    return false;
  }

  private static List<Path> roots(
      MavenProject project, boolean tests, @Nullable List<File> configured) {
    List<Path> roots = new ArrayList<>();
    if (configured != null && !configured.isEmpty()) {
      configured.forEach(root -> roots.add(root.toPath()));
    } else {
      project.getCompileSourceRoots().forEach(root -> roots.add(Path.of(root)));
      if (tests) {
        project.getTestCompileSourceRoots().forEach(root -> roots.add(Path.of(root)));
      }
    }
    return roots.stream().filter(Files::isDirectory).toList();
  }

  private static void addIfHolding(List<Path> folders, Path folder, String suffix)
      throws IOException {
    if (holds(folder, suffix)) {
      folders.add(folder);
    }
  }

  private static boolean holds(Path folder, String suffix) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.anyMatch(file -> file.toString().endsWith(suffix));
    }
  }
}

package dev.actionguard.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionguard.maven.CompilerSetup.Library;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Set-ups that cannot be built here: other JDKs, and a Maven that does not start with the file. */
final class DiagnosisTest {
  private static final String VERSION = "1.0.0";
  private static final CompilerJvm OPEN_17 = new CompilerJvm(17, true, List.of());

  @TempDir private Path folder;

  private static CompilerSetup setup(String errorProne, boolean otherJdk) {
    return new CompilerSetup(
        "3.15.0",
        "javac",
        List.of(
            "-XDcompilePolicy=simple", "-XDshould-stop.ifError=FLOW", "-Xplugin:ErrorProne -Xlint"),
        false,
        otherJdk,
        true,
        List.of(
            new Library("com.google.errorprone", "error_prone_core", errorProne),
            new Library("dev.actionguard", "actionguard-errorprone", VERSION)),
        List.of());
  }

  private List<Problem> problems(CompilerSetup setup, CompilerJvm jvm) throws IOException {
    return Diagnosis.problems(setup, jvm, JvmConfig.read(folder, folder), VERSION);
  }

  private void jvmConfig(String text) throws IOException {
    Files.writeString(Files.createDirectories(folder.resolve(".mvn")).resolve("jvm.config"), text);
  }

  @Test
  void asksForTheOptionsThatTheReadmeTellsToCopy() throws IOException {
    assertThat(CompilerJvm.needed())
        .containsExactlyElementsOf(Files.readAllLines(Path.of("../.mvn/jvm.config")));
  }

  @Test
  void aRightSetUpHasNoProblem() throws IOException {
    assertThat(problems(setup("2.42.0", false), OPEN_17)).isEmpty();
  }

  @Test
  void commentsKeepManyVersionsOfMavenFromStarting() throws IOException {
    jvmConfig("# for Error Prone\n" + String.join("\n", CompilerJvm.needed()));
    assertThat(problems(setup("2.42.0", false), OPEN_17))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.text()).contains("jvm.config has comments");
              assertThat(problem.lines()).isEmpty();
            });
  }

  @Test
  void optionsMayStandApartFromTheirValues() throws IOException {
    jvmConfig(String.join("\n", CompilerJvm.needed()).replaceAll("(exports|opens)=", "$1 "));
    CompilerJvm closed = new CompilerJvm(17, true, CompilerJvm.needed());
    assertThat(problems(setup("2.42.0", false), closed))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.text()).contains("was not started with the options");
              assertThat(problem.lines()).isEqualTo(CompilerJvm.needed());
            });
  }

  @Test
  void aJavaWithoutJavac() throws IOException {
    assertThat(problems(setup("2.42.0", false), new CompilerJvm(17, false, List.of())))
        .extracting(Problem::text)
        .containsExactly("Maven runs on a Java that has no javac");
  }

  @Test
  void anErrorProneForOtherJdks() throws IOException {
    assertThat(problems(setup("2.43.0", false), OPEN_17))
        .extracting(Problem::text)
        .containsExactly("Error Prone 2.43.0 needs JDK 21, Maven runs on JDK 17");
    assertThat(problems(setup("2.43.0", true), OPEN_17)).as("with a toolchain").isEmpty();
    assertThat(problems(setup("2.43.0", false), new CompilerJvm(25, true, List.of()))).isEmpty();
    assertThat(problems(setup("2.52.0", false), new CompilerJvm(21, true, List.of())))
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem.lines())
                    .containsExactly("<arg>-XDaddTypeAnnotationsToSymbol=true</arg>"));
  }
}

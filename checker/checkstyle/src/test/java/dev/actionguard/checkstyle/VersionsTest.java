package dev.actionguard.checkstyle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.actionguard.bytecode.NewerJdk;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The check in the command line of each Checkstyle that it is meant for. */
final class VersionsTest {
  private static final String OLDEST = "";

  @TempDir private Path folder;

  @Test
  void itRunsInTheOldest() throws Exception {
    reportsOnce(run(NewerJdk.running(), OLDEST));
  }

  @Test
  void itRunsInTheLastOneForJava17() throws Exception {
    reportsOnce(run(NewerJdk.running(), "java-17"));
  }

  @Test
  void itRunsInTheNewest() throws Exception {
    Optional<NewerJdk> jdk = NewerJdk.find();
    assumeTrue(jdk.isPresent(), "left out: no JDK of version 21 or later was found");
    reportsOnce(run(jdk.orElseThrow(), "newest"));
    reportsOnce(run(jdk.orElseThrow(), OLDEST));
  }

  private static void reportsOnce(String printed) {
    assertThat(printed)
        .containsOnlyOnce("Orders.java:8:")
        .containsOnlyOnce("[LocalClock]")
        .doesNotContain("Exception");
  }

  private String run(NewerJdk jdk, String version) throws Exception {
    Path orders = folder.resolve("Orders.java");
    Files.writeString(
        orders,
        """
        import java.time.*;

        class Orders {
          private final Clock clock = Clock.systemUTC();

          Instant made(java.sql.Statement statement) throws java.sql.SQLException {
            statement.executeUpdate("delete from old");
            return Instant.now();
          }
        }
        """);
    Path config = folder.resolve("checkstyle.xml");
    Files.writeString(
        config,
        """
        <?xml version="1.0"?>
        <!DOCTYPE module PUBLIC "-//Checkstyle//DTD Checkstyle Configuration 1.3//EN"
            "https://checkstyle.org/dtds/configuration_1_3.dtd">
        <module name="Checker">
          <module name="ActionguardCheck"><property name="rules" value="LocalClock"/></module>
        </module>
        """);
    String classPath = System.getProperty("java.class.path");
    if (!version.equals(OLDEST)) {
      classPath =
          System.getProperty("actionguard.checkstyle." + version) + File.pathSeparator + classPath;
    }
    return jdk.java(
        List.of(
            "-cp",
            classPath,
            "com.puppycrawl.tools.checkstyle.Main",
            "-c",
            config.toString(),
            orders.toString()));
  }
}

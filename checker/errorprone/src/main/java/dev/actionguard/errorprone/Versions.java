package dev.actionguard.errorprone;

import com.google.errorprone.bugpatterns.BugChecker;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.tools.javac.api.JavacTrees;
import com.sun.tools.javac.util.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import javax.tools.Diagnostic;

/** The versions that must fit together. */
final class Versions {
  private static final Context.Key<Boolean> SAID = new Context.Key<>();
  private static final String POM = "/META-INF/maven/%s/pom.properties";

  private Versions() {}

  /** Returns the version of these checks. */
  static String own() {
    return read(Versions.class, "dev.actionguard/actionguard-errorprone");
  }

  private static String errorProne() {
    return read(BugChecker.class, "com.google.errorprone/error_prone_check_api");
  }

  private static String read(Class<?> from, String artifact) {
    try (InputStream in = from.getResourceAsStream(POM.formatted(artifact))) {
      Properties properties = new Properties();
      if (in != null) {
        properties.load(in);
      }
      return properties.getProperty("version", "of an unknown version");
    } catch (IOException e) {
      return "of an unknown version";
    }
  }

  /**
   * Says, once in a compilation, that the running compiler or Error Prone lacks a member.
   *
   * @param unit where it is said
   */
  static void mismatch(LinkageError error, CompilationUnitTree unit, Context context) {
    if (context.get(SAID) == null) {
      context.put(SAID, true);
      JavacTrees.instance(context)
          .printMessage(Diagnostic.Kind.ERROR, "[Actionguard] " + mismatch(error), unit, unit);
    }
  }

  private static String mismatch(LinkageError error) {
    return "actionguard-errorprone %s, built for Error Prone 2.42, does not fit Error Prone %s on javac %s: %s; use the versions that its README names"
        .formatted(own(), errorProne(), Runtime.version(), error);
  }
}

package dev.actionguard.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.Program;
import dev.actionguard.ir.SourceRange;
import dev.actionguard.ir.Type;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ConfigCheckerTest {
  private static final ClassModel OBJECT = type("java.lang.Object", null, "hashCode()");
  private static final ClassModel LIBRARY = type("org.lib.Base", "java.lang.Object", "inherited()");
  private static final Program PROGRAM =
      new Program(
          List.of(
              type(
                  "com.acme.Checks",
                  "org.lib.Base",
                  "requireEmail(java.lang.String)",
                  "other(int)"),
              type("com.acme.Outer$Inner", "java.lang.Object", "run()"),
              type("com.acme.Open", "org.gone.Base")),
          name -> List.of(OBJECT, LIBRARY).stream().filter(c -> c.name().equals(name)).findFirst());

  private static ClassModel type(String name, String superclass, String... methods) {
    return new ClassModel(
        name,
        Modifier.PUBLIC,
        ClassModel.Kind.CLASS,
        Optional.ofNullable(superclass).map(Type::of).orElse(null),
        List.of(),
        List.of(),
        List.of(),
        List.of(methods).stream().map(m -> method(name, m)).toList(),
        List.of(),
        null,
        null,
        "",
        SourceRange.UNKNOWN);
  }

  private static MethodModel method(String owner, String signature) {
    int open = signature.indexOf('(');
    String inner = signature.substring(open + 1, signature.length() - 1);
    List<String> parameters = inner.isEmpty() ? List.of() : List.of(inner);
    return new MethodModel(
        new MethodRef(owner, signature.substring(0, open), parameters, "void"),
        Modifier.PUBLIC,
        false,
        List.of(),
        Type.VOID,
        List.of(),
        List.of(),
        null,
        SourceRange.UNKNOWN,
        null);
  }

  private static List<String> check(String yaml) throws ConfigException {
    Config config = ConfigReader.read(yaml, "actionguard.yaml", TestRules.RULES);
    return ConfigChecker.check(config, PROGRAM).stream().map(ConfigError::toString).toList();
  }

  @Test
  void acceptsWhatIsThere() throws ConfigException {
    assertThat(
            check(
                """
                validators:
                  - method: com.acme.Checks#requireEmail
                  - method: Checks#requireEmail(String)
                  - method: com.acme.Checks#inherited()
                  - method: com.acme.Outer.Inner#run
                  - method: com.acme.Open#perhapsInherited
                clock: { types: [org.lib.Base, Inner, com.acme.Outer$Inner] }
                scope: { include: [com.nobody.., "*Nothing"] }
                """))
        .isEmpty();
  }

  @Test
  void tellsWhatIsMissing() throws ConfigException {
    assertThat(
            check(
                """
                validators:
                  - method: com.acme.Check#requireEmail
                  - method: com.acme.Checks#requireEmial
                  - method: Checks#requireEmail(Sting)
                  - method: Pattern#compile
                clock: { types: [org.lib.Bose] }
                """))
        .containsExactly(
            "actionguard.yaml:2: no class 'com.acme.Check', did you mean 'com.acme.Checks'?",
            "actionguard.yaml:3: class 'com.acme.Checks' has no method 'requireEmial',"
                + " did you mean 'requireEmail'?",
            "actionguard.yaml:4: class 'com.acme.Checks' has no method 'requireEmail(Sting)',"
                + " did you mean 'requireEmail(String)'?",
            "actionguard.yaml:5: no class 'Pattern' in the program; a class of a library needs its"
                + " full name",
            "actionguard.yaml:6: no class 'org.lib.Bose' in the program or on its class path");
  }
}

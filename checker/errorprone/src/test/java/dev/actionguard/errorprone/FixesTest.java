package dev.actionguard.errorprone;

import com.google.errorprone.BugCheckerRefactoringTestHelper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The suggested fixes as {@code -XepPatchChecks} applies them; what they make is compiled. */
final class FixesTest {
  @TempDir private Path folder;

  /** An action with some members and expressions that are bound to a statement. */
  private static String[] action(String members, String... values) {
    StringBuilder binds = new StringBuilder();
    for (int i = 0; i < values.length; i++) {
      binds.append("    insert.setObject(%d, %s);\n".formatted(i + 1, values[i]));
    }
    return """
    package shop;

    import java.time.*;
    import java.util.Date;

    class OrderAction {
    %s
      void record(java.sql.PreparedStatement insert) throws Exception {
    %s    insert.executeUpdate();
      }
    }
    """
        .formatted(members, binds)
        .split("\n");
  }

  private static BugCheckerRefactoringTestHelper clocks() {
    return BugCheckerRefactoringTestHelper.newInstance(LocalClock.class, FixesTest.class);
  }

  private static final String FIELD =
      "  private final Clock clock;\n  OrderAction(Clock clock) { this.clock = clock; }\n";

  /** A handler that throws another exception. */
  private static String[] handler(String thrown) {
    return """
    package shop;

    import java.sql.SQLException;

    class OrderAction {
      void record(java.sql.PreparedStatement insert) {
        try {
          insert.executeUpdate();
        } catch (SQLException failure) {
          throw %s;
        }
      }

      static class Bare extends RuntimeException {
        Bare() {}

        Bare(Throwable cause) {
          super(cause);
        }
      }

      static class Mute extends RuntimeException {
        Mute(String message) {
          super(message);
        }
      }
    }
    """
        .formatted(thrown)
        .split("\n");
  }

  @Test
  void lostCauses() {
    String[][] fixes = {
      {"new IllegalStateException(\"no\")", "new IllegalStateException(\"no\", failure)"},
      {
        "new IllegalStateException(\n              \"a\" + failure.getErrorCode())",
        "new IllegalStateException(\n              \"a\" + failure.getErrorCode(), failure)"
      },
      {"new Bare()", "new Bare(failure)"}
    };
    for (String[] fix : fixes) {
      BugCheckerRefactoringTestHelper.newInstance(LostCause.class, FixesTest.class)
          .addInputLines("shop/OrderAction.java", handler(fix[0]))
          .addOutputLines("shop/OrderAction.java", handler(fix[1]))
          .doTest();
    }
  }

  @Test
  void noConstructorTakesTheCause() {
    for (String thrown : new String[] {"new Mute(\"no\")", "new RuntimeException(failure)"}) {
      BugCheckerRefactoringTestHelper.newInstance(LostCause.class, FixesTest.class)
          .addInputLines("shop/OrderAction.java", handler(thrown))
          .expectUnchanged()
          .doTest();
    }
  }

  @Test
  void moments() {
    clocks()
        .addInputLines(
            "shop/OrderAction.java",
            action(FIELD, "Instant.now()", "System.currentTimeMillis()", "new Date()"))
        .addOutputLines(
            "shop/OrderAction.java",
            action(FIELD, "clock.instant()", "clock.millis()", "Date.from(clock.instant())"))
        .doTest();
  }

  @Test
  void datesInAGivenZone() {
    clocks()
        .addInputLines(
            "shop/OrderAction.java",
            action(FIELD, "LocalDate.now(ZoneOffset.UTC)", "ZonedDateTime.now(ZoneId.of(\"Z\"))"))
        .addOutputLines(
            "shop/OrderAction.java",
            action(
                FIELD,
                "LocalDate.now(clock.withZone(ZoneOffset.UTC))",
                "ZonedDateTime.now(clock.withZone(ZoneId.of(\"Z\")))"))
        .doTest();
  }

  @Test
  void datesInTheSystemsZoneStayUnlessTheClockHasIt() {
    String unknown = FIELD;
    clocks()
        .addInputLines("shop/OrderAction.java", action(unknown, "LocalDate.now()"))
        .expectUnchanged()
        .doTest();
    String known = "  private final Clock clock = Clock.systemDefaultZone();\n";
    clocks()
        .addInputLines("shop/OrderAction.java", action(known, "LocalDateTime.now()"))
        .addOutputLines("shop/OrderAction.java", action(known, "LocalDateTime.now(clock)"))
        .doTest();
  }

  @Test
  void anInstantSource() {
    String source = FIELD.replace("Clock clock", "InstantSource clock");
    clocks()
        .addInputLines(
            "shop/OrderAction.java",
            action(source, "Instant.now()", "LocalTime.now(ZoneOffset.UTC)"))
        .addOutputLines(
            "shop/OrderAction.java",
            action(source, "clock.instant()", "LocalTime.now(clock.withZone(ZoneOffset.UTC))"))
        .doTest();
  }

  @Test
  void noClockInScope() {
    for (String members :
        new String[] {
          "", "  private final Object clock = null;\n", "  static class Other { Clock clock; }\n"
        }) {
      clocks()
          .addInputLines("shop/OrderAction.java", action(members, "Instant.now()"))
          .expectUnchanged()
          .doTest();
    }
  }

  @Test
  void whereTheFieldIsHiddenOrNotYetSet() {
    clocks()
        .addInputLines(
            "shop/OrderAction.java",
            "package shop;",
            "import java.time.*;",
            "class OrderAction {",
            "  private final Clock clock;",
            "  private final Instant made = Instant.now();",
            "  private final Instant again;",
            "  OrderAction(java.util.function.Supplier<Clock> clocks) {",
            "    again = Instant.now();",
            "    clock = clocks.get();",
            "  }",
            "  void record(java.sql.PreparedStatement insert) throws Exception {",
            "    String clock = \"\";",
            "    insert.setObject(1, Instant.now());",
            "    insert.setObject(2, made);",
            "    insert.setObject(3, again);",
            "    insert.setObject(4, clock);",
            "    insert.executeUpdate();",
            "  }",
            "  static void copy(java.sql.PreparedStatement insert) throws Exception {",
            "    insert.setObject(1, Instant.now());",
            "    insert.executeUpdate();",
            "  }",
            "}")
        .expectUnchanged()
        .doTest();
  }

  private BugCheckerRefactoringTestHelper masks(String sanitizers) throws IOException {
    Path config = Files.writeString(folder.resolve("actionguard.yaml"), sanitizers);
    return BugCheckerRefactoringTestHelper.newInstance(SensitiveIdInLog.class, FixesTest.class)
        .setArgs("-XepOpt:Actionguard:Config=" + config)
        .addInputLines(
            "util/Mask.java",
            "package util;",
            "public final class Mask {",
            "  private Mask() {}",
            "  public static String mail(String mail) { return mail.isEmpty() ? mail : \"***\"; }",
            "}")
        .expectUnchanged();
  }

  private static String[] logging(String imports, String... statements) {
    return """
    package shop;

    import java.util.logging.Logger;
    %s
    class OrderAction {
      private static final Logger log = Logger.getLogger("shop");

      void record(java.sql.PreparedStatement insert, String email, int size) throws Exception {
    %s
        insert.executeUpdate();
      }
    }
    """
        .formatted(imports, String.join("\n", statements))
        .split("\n");
  }

  private static final String CONFIGURED =
      "sanitizers:\n  - { method: \"util.Mask#mail(String)\", kind: MASK, levels: [PERSONAL] }\n";

  @Test
  void aConfiguredMask() throws Exception {
    masks(CONFIGURED)
        .addInputLines(
            "shop/OrderAction.java",
            logging(
                "",
                "    log.info(\"from \" + email);",
                "    log.info(\"from \" + email + \" with \" + size);",
                "    String sender = email;",
                "    log.info(sender);"))
        .addOutputLines(
            "shop/OrderAction.java",
            logging(
                "import util.Mask;\n",
                "    log.info(\"from \" + Mask.mail(email));",
                "    log.info(\"from \" + Mask.mail(email) + \" with \" + size);",
                "    String sender = email;",
                "    log.info(Mask.mail(sender));"))
        .doTest();
  }

  /** A configuration names a nested class as the virtual machine does. */
  @Test
  void aMaskOfANestedType() throws Exception {
    String mail =
        """
        package util;

        public final class Mail {
          private Mail() {}

          public record Text(String raw) implements CharSequence {
            @Override public int length() { return raw.length(); }
            @Override public char charAt(int index) { return raw.charAt(index); }
            @Override public CharSequence subSequence(int begin, int end) { return raw; }
            @Override public String toString() { return raw; }
          }

          public static Text mask(Text text) { return new Text("***"); }
        }
        """;
    UnaryOperator<String> action =
        logged ->
            """
            package shop;

            import java.util.logging.Logger;
            import util.Mail;

            class OrderAction {
              private static final Logger log = Logger.getLogger("shop");

              void record(java.sql.PreparedStatement insert, Mail.Text email) throws Exception {
                log.info("from " + %s);
                insert.executeUpdate();
              }
            }
            """
                .formatted(logged);
    masks(CONFIGURED.replace("util.Mask#mail(String)", "util.Mail#mask(util.Mail$Text)"))
        .addInputLines("util/Mail.java", mail.split("\n"))
        .expectUnchanged()
        .addInputLines("shop/OrderAction.java", action.apply("email").split("\n"))
        .addOutputLines("shop/OrderAction.java", action.apply("Mail.mask(email)").split("\n"))
        .doTest();
  }

  @Test
  void noMaskWhereItIsNotClearOrNotMeant() throws Exception {
    String[] unclear =
        logging(
            "",
            "    String sender = email;",
            "    log.info(\"from \" + sender + \" with \" + size);",
            "    log.info(String.format(\"from %s\", email));");
    masks(CONFIGURED).addInputLines("shop/OrderAction.java", unclear).expectUnchanged().doTest();
    String[] clear = logging("", "    log.info(email);");
    for (String config :
        new String[] {
          "sanitizers: []\n",
          CONFIGURED.replace("PERSONAL", "INTERNAL_ID"),
          CONFIGURED.replace("MASK", "HASH")
        }) {
      masks(config).addInputLines("shop/OrderAction.java", clear).expectUnchanged().doTest();
    }
  }

  @Test
  void aFindingThatIsNotCertainHasItsFix() throws Exception {
    String[] before =
        logging("", "    String sender = java.net.IDN.toASCII(email);", "    log.info(sender);");
    String[] after =
        logging(
            "import util.Mask;\n",
            "    String sender = java.net.IDN.toASCII(email);",
            "    log.info(Mask.mail(sender));");
    masks(CONFIGURED)
        .addInputLines("shop/OrderAction.java", before)
        .addOutputLines("shop/OrderAction.java", after)
        .doTest();
  }
}

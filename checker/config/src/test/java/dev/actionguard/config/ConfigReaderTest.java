package dev.actionguard.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.actionguard.options.LogPolicy;
import dev.actionguard.options.MethodPattern;
import dev.actionguard.options.Options;
import dev.actionguard.options.Options.Setting;
import dev.actionguard.options.Preset;
import dev.actionguard.options.SensitivityLevel;
import dev.actionguard.options.Severity;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConfigReaderTest {
  private static final String FULL =
      """
      preset: strict
      audit: true
      scope:      { include: ["com.acme..*Action"], exclude: com.acme.gen.., systemActors: ["com.acme.jobs.."], includeTests: true }
      entryPoints: [ "com.acme.Start#run(String)", com.acme.hooks.. ]
      validators: [ { method: "com.acme.Checks#requireEmail(String)", shape: throws, arg: 1, clears: [text, bound] } ]
      sanitizers: [ { method: "com.acme.Mask#id(String)", kind: MASK, levels: [INTERNAL_ID, PERSONAL] } ]
      checks:     [ { method: "com.acme.Access#check(User,long)", shape: throws, strength: OBJECT, subject: 1 }, { annotation: "com.acme.AdminOnly", strength: ROLE } ]
      publicOperations: [ "com.acme.Login#login" ]
      clock:      { types: ["com.acme.time.TimeSource"], providers: ["com.acme.DateUtils"] }
      sensitive:  { INTERNAL_ID: [tenantId], PERSONAL: [email], exclude: [userIdColumn], policy: ids-ok-if-neutralised }
      actions:    { start: "ActionRepo#start", finish: ["ActionRepo#finish", "ActionRepo#fail"] }
      dbCalls:    [ { method: "com.acme.Db#run(String,Object[])", kinds: ["TEXT:0", "BIND:1", "WRITE"] } ]
      independentWrites: [ audit_log, com.acme.OutboxRepository ]
      transactional: [ com.acme.tx.., "com.acme.Tx#run" ]
      freeText: [ comment ]
      trustedSinks: [ com.acme.AuditLog ]
      secondOrder: true
      allowInLogs: false
      rules:      { ZonelessTimestamp: off, QueryInjection: error, WallClock: info }
      suppressions: { requireReason: true, maxAge: 365, forbid: [QueryInjection, WallClock], reportUseless: false }
      """;

  private static Config read(String text) throws ConfigException {
    return ConfigReader.read(text, "actionguard.yaml", TestRules.RULES);
  }

  private static List<String> errors(String text) {
    ConfigException e = catchThrowableOfType(ConfigException.class, () -> read(text));
    assertThat(e).as("no mistake found in %s", text).isNotNull();
    return e.errors().stream().map(ConfigError::toString).toList();
  }

  private static MethodPattern method(String text) {
    return MethodPattern.parse(text).orElseThrow();
  }

  @Test
  void readsEveryKey() throws ConfigException {
    assertThat(read(FULL).options())
        .isEqualTo(
            new Options(
                Preset.STRICT,
                new Options.Scope(
                    List.of("com.acme..*Action"),
                    List.of("com.acme.gen.."),
                    List.of("com.acme.jobs.."),
                    true),
                List.of("com.acme.Start#run(String)", "com.acme.hooks.."),
                List.of(
                    new Options.Validator(
                        method("com.acme.Checks#requireEmail(String)"),
                        Options.Shape.THROWS,
                        1,
                        Set.of(Options.Clears.TEXT, Options.Clears.BOUND))),
                List.of(
                    new Options.Sanitizer(
                        method("com.acme.Mask#id(String)"),
                        Options.SanitizerKind.MASK,
                        Set.of(SensitivityLevel.INTERNAL_ID, SensitivityLevel.PERSONAL))),
                List.of(
                    new Options.CheckMethod(
                        method("com.acme.Access#check(User,long)"),
                        Options.Shape.THROWS,
                        Options.Strength.OBJECT,
                        1),
                    new Options.CheckAnnotation("com.acme.AdminOnly", Options.Strength.ROLE)),
                List.of("com.acme.Login#login"),
                new Options.Clocks(
                    List.of("com.acme.time.TimeSource"), List.of("com.acme.DateUtils")),
                new Options.Sensitive(
                    Map.of(
                        SensitivityLevel.INTERNAL_ID,
                        List.of("tenantId"),
                        SensitivityLevel.PERSONAL,
                        List.of("email")),
                    List.of("userIdColumn"),
                    LogPolicy.IDS_OK_IF_NEUTRALISED),
                new Options.Actions(
                    List.of(method("ActionRepo#start")),
                    List.of(method("ActionRepo#finish"), method("ActionRepo#fail"))),
                List.of(
                    new Options.DbCall(
                        method("com.acme.Db#run(String,Object[])"),
                        List.of("TEXT:0", "BIND:1", "WRITE"))),
                List.of("audit_log", "com.acme.OutboxRepository"),
                List.of("com.acme.tx..", "com.acme.Tx#run"),
                List.of("comment"),
                List.of("com.acme.AuditLog"),
                Map.of(Setting.SECOND_ORDER, true, Setting.ALLOW_IN_LOGS, false),
                Map.of(
                    "ZonelessTimestamp",
                    Severity.OFF,
                    "QueryInjection",
                    Severity.ERROR,
                    "LocalClock",
                    Severity.NOTE),
                true,
                new Options.SuppressionPolicy(
                    true, 365, List.of("QueryInjection", "LocalClock"), false)));
  }

  @Test
  void anEmptyFileIsNoConfiguration() throws ConfigException {
    assertThat(read("").options()).isEqualTo(Options.DEFAULT);
    assertThat(read("# nothing\n").options()).isEqualTo(Options.DEFAULT);
    assertThat(read("{}").options()).isEqualTo(Options.DEFAULT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          rules: {QueryInjektion: off}             | unknown rule 'QueryInjektion', did you mean 'QueryInjection'?
          suppressions: {forbid: [LocalClok]}      | unknown rule 'LocalClok', did you mean 'LocalClock'?
          suppressions: {maxAge: soon}             | 'suppressions.maxAge' must be a number of days, but is
          rules: {LocalClock: loud}                | unknown value 'loud' of 'rules.LocalClock'; valid are off, audit, note, warning, error
          rules: {LocalClock: waring}              | unknown value 'waring' of 'rules.LocalClock', did you mean 'warning'?
          rules: {LocalClock: off, WallClock: off} | rule 'LocalClock' is given twice
          validator: []                            | unknown key 'validator', did you mean 'validators'?
          zzz: []                                  | unknown key 'zzz'; valid are preset, audit, rules
          scope: {includes: [A]}                   | unknown key 'scope.includes', did you mean 'include'?
          scope: [A]                               | 'scope' must be a mapping of keys to values
          preset: strickt                          | unknown value 'strickt' of 'preset', did you mean 'strict'?
          preset: [strict]                         | 'preset' must be text, but is a list
          audit: yes                               | 'audit' must be true or false, but is 'yes'
          audit:                                   | 'audit' must be true or false, but is empty
          secondOrder: 1                           | 'secondOrder' must be true or false, but is '1'
          validators: [{shape: throws}]            | 'validators.method' is missing
          validators: [{method: foo}]              | 'foo' is not a method; write Class#method or Class#method(Type, Type)
          validators: [{method: "A#b(", arg: 0}]   | 'A#b(' is not a method; write Class#method or Class#method(Type, Type)
          validators: [{method: "A#b", arg: -1}]   | 'validators.arg' must be the index of an argument (0, 1 …), but is '-1'
          validators: [{method: "A#b", shape: no}] | unknown value 'no' of 'validators.shape'; valid are throws, boolean, returns
          validators: ["A#b"]                      | 'validators' must hold mappings of keys to values
          validators: {method: "A#b"}              | 'validators' must be a list, but is a mapping
          sanitizers: [{method: "A#b"}]            | 'sanitizers.kind' is missing
          checks: [{strength: ROLE}]               | a check must have either 'method' or 'annotation'
          checks: [{annotation: A, shape: throws}] | 'checks.shape' has no meaning for an annotation
          dbCalls: [{method: "A#b", kinds: TEXT}]  | 'TEXT' in 'dbCalls.kinds' is not a kind of database call
          entryPoints: [com.acme.]                 | 'com.acme.' is not a class pattern
          freeText: ["a b"]                        | 'a b' in 'freeText' is not a name
          freeText: [!!java.net.URL x]             | 'freeText' must be text, but is 'x'
          audit: true, audit                       | 'audit' must be true or false
          [a]                                      | the file must be a mapping of keys to values
          {a: b                                    | not YAML:
          x: *nowhere                              | not YAML:
          """)
  void tellsTheMistake(String text, String message) {
    assertThat(errors(text))
        .anySatisfy(e -> assertThat(e).startsWith("actionguard.yaml:1: " + message));
  }

  @Test
  void tellsAllMistakesWithTheirLines() {
    String text =
        """
        preset: strict
        audit: maybe
        preset: legacy
        validators:
          - method: A#b
            clear: [text]
          - shape: throws
        rules:
          LocalClok: off
        """;
    assertThat(errors(text))
        .containsExactly(
            "actionguard.yaml:2: 'audit' must be true or false, but is 'maybe'",
            "actionguard.yaml:3: key 'preset' is given twice",
            "actionguard.yaml:6: unknown key 'validators.clear', did you mean 'clears'?",
            "actionguard.yaml:7: 'validators.method' is missing",
            "actionguard.yaml:9: unknown rule 'LocalClok', did you mean 'LocalClock'?");
  }

  @Test
  void boundsDepthAliasesAndSize(@TempDir Path folder) throws Exception {
    assertThat(errors("a: " + "[".repeat(50_000)))
        .containsExactly("actionguard.yaml:1: nested deeper than 20 levels");
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 100; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    assertThat(errors(bomb.toString())).singleElement().asString().contains("aliases");
    assertThat(errors("scope: &s { include: *s }")).isNotEmpty();

    Path file = folder.resolve("big.yaml");
    Files.writeString(file, "#".repeat(1 << 21));
    assertThat(catchThrowableOfType(ConfigException.class, () -> read(file)))
        .hasMessage("big.yaml:1: the file is larger than 1024 KiB");
    Files.write(file, "preset: stri\u00e7t".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(catchThrowableOfType(ConfigException.class, () -> read(file)))
        .hasMessage("big.yaml:1: the file is not UTF-8 text");
  }

  private static Config read(Path file) throws Exception {
    return ConfigReader.read(file, "big.yaml", TestRules.RULES);
  }

  @Test
  void remembersWhatIsNamedAndWhere() throws ConfigException {
    assertThat(
            read("""
                    clock:
                      types: [com.acme.TimeSource]
                      providers: [com.acme..*Utils]
                    actions: { start: "Repo#start" }
                    """)
                .mentions())
        .containsExactly(
            new Config.ClassMention("com.acme.TimeSource", 2),
            new Config.MethodMention(method("Repo#start"), 4));
  }
}

package dev.actionguard.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.IrPrinter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a session reads after changes is what a reading of everything gives. */
final class SourceSessionTest {
  @TempDir private Path folder;
  private final Map<Path, String> open = new HashMap<>();

  /** The sources of the program form. */
  @BeforeEach
  void copySources() throws IOException {
    Path sources = Path.of("../../rules/core/src/main/java/dev/actionguard/ir");
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve(sources.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  private static SourceSession session() {
    return new SourceSession(List.of(), List.of(), 17, Clock.systemUTC());
  }

  private static Map<String, String> dump(SourceProgram program) {
    Map<String, String> dump = new LinkedHashMap<>();
    for (ClassModel model : program.program().classes()) {
      dump.put(model.name(), IrPrinter.print(model));
    }
    dump.put("counts", program.resolvedCalls() + " " + program.unresolvedCalls());
    dump.put("missing", program.missing().toString());
    dump.put("places", program.unresolvedPlaces().toString());
    return dump;
  }

  private void check(SourceSession session, String what) {
    Map<String, String> incremental = dump(session.read(List.of(folder), open));
    try (SourceSession fresh = session()) {
      Map<String, String> full = dump(fresh.read(List.of(folder), open));
      assertThat(incremental.keySet()).as(what).isEqualTo(full.keySet());
      full.forEach(
          (name, dump) -> assertThat(incremental.get(name)).as(what + ": " + name).isEqualTo(dump));
    }
  }

  @Test
  void readsWhatHasChanged() throws IOException {
    try (SourceSession session = session()) {
      check(session, "first");
      check(session, "nothing");
      Path types = folder.resolve("Type.java");
      String text = Files.readString(types);
      open.put(types, text.replace("return ", "\n  int added = 1; return /* 😀 */ "));
      check(session, "code of methods");
      open.put(types, text.replaceFirst("(?m)^}", "  int more() { return 1; }\n}"));
      check(session, "a method more");
      Path records = folder.resolve("FieldRef.java");
      open.put(
          records,
          Files.readString(records).replace("record FieldRef(", "record FieldRef(int more, "));
      check(session, "a record's component more");
      open.put(types, text.substring(0, text.length() / 2));
      check(session, "half a file");
      open.put(types, text + "class ClassModel {}");
      check(session, "a class twice");
      Path added = folder.resolve("Unsaved.java");
      open.put(added, "package dev.actionguard.ir; class Unsaved { Type type; }");
      check(session, "a file that is not saved");
      open.clear();
      session.reopen();
      check(session, "closed again");
      Files.delete(folder.resolve("Retarget.java"));
      check(session, "a file less");
      Files.writeString(
          folder.resolve("New.java"), "package dev.actionguard.ir; enum New { A { } }");
      check(session, "a file more");
      Files.writeString(
          folder.resolve("New.java"), "package dev.actionguard.ir; enum New { B { } }");
      check(session, "a file written again");
    }
  }

  @Test
  void otherFilesSeeNoCodeOfMethods() {
    assertThat(shape("class A { int a() { return 1; } /* b */ String s = \"/* c */\"; }"))
        .isEqualTo(shape("class A { int a()  { return 2; }\n String s = \"/* c */\"; }"))
        .isNotEqualTo(shape("class A { int a() { return 1; } String s = \"/* d */\"; }"))
        .isNotEqualTo(shape("class A { long a() { return 1; } String s = \"/* c */\"; }"))
        .contains("/* c */")
        .doesNotContain("/* b */");
  }

  private static String shape(String text) {
    SourceReader.Read read = SourceReader.parse(Path.of("A.java"), text, 17, false);
    return UnitShape.of(java.util.Objects.requireNonNull(read.unit()));
  }
}

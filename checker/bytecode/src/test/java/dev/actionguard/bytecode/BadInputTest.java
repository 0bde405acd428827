package dev.actionguard.bytecode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** Wrong and hostile input: each has a clear outcome, and nothing is lost silently. */
@Timeout(60)
final class BadInputTest {
  @TempDir private Path folder;

  private Path classes;
  private byte[] good;

  @BeforeEach
  void compile() throws IOException {
    classes = Compiled.source(folder, "Good.java", "class Good { int m() { return 1; } }");
    good = Files.readAllBytes(classes.resolve("Good.class"));
  }

  private static LoadedProgram read(Path... paths) {
    return ProgramReader.read(List.of(paths), List.of());
  }

  private static void assertMistake(Path path, String... parts) {
    assertThatThrownBy(() -> read(path))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(path.toString())
        .hasMessageContainingAll(parts)
        .hasMessageNotContaining("\n");
  }

  private void assertProblem(Path path, String place, String reason) {
    try (LoadedProgram loaded = read(path)) {
      assertThat(loaded.program().own("Good")).isPresent();
      assertThat(loaded.problems()).hasSize(1);
      assertThat(loaded.problems().get(0).toString()).contains(place, reason);
    }
  }

  private Path file(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
    return file;
  }

  private static byte[] zip(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        out.putNextEntry(new ZipEntry(entry.getKey()));
        out.write(entry.getValue());
        out.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] named(String name) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", null);
    writer.visitEnd();
    return writer.toByteArray();
  }

  @Test
  void noSuchPath() {
    assertMistake(folder.resolve("none"), "no such file or folder", "check the path");
  }

  @Test
  void nothingNamed() {
    assertThatThrownBy(ProgramReaderCalls::nothing).isInstanceOf(InputException.class);
  }

  /** Calls whose result does not matter. */
  private static final class ProgramReaderCalls {
    static void nothing() {
      ProgramReader.read(List.of(), List.of());
    }
  }

  @Test
  void emptyFolder() throws IOException {
    assertMistake(Files.createDirectory(folder.resolve("empty")), "no class files", "compile");
  }

  @Test
  void emptyArchive() throws IOException {
    assertMistake(file("a.jar", zip(Map.of("readme.txt", new byte[1]))), "no class files");
  }

  @Test
  void neitherClassNorArchive() throws IOException {
    assertMistake(file("notes.txt", "hello".getBytes(UTF_8)), "neither a class file nor");
  }

  @Test
  void notAClassFile() throws IOException {
    assertMistake(file("X.class", "hello".getBytes(UTF_8)), "it is not a class file");
    Files.write(classes.resolve("Bad.class"), "hello".getBytes(UTF_8));
    assertProblem(classes, "Bad.class", "it is not a class file");
  }

  @Test
  void truncatedClassAtEveryLength() {
    ClassFileReader reader = new ClassFileReader(name -> java.util.Optional.empty());
    for (int length = 0; length < good.length; length++) {
      byte[] cut = java.util.Arrays.copyOf(good, length);
      assertThatThrownBy(() -> reader.read(cut)).isInstanceOf(ClassFormatException.class);
    }
  }

  @Test
  void damagedClassNeverHangsOrOverflows() {
    ClassFileReader reader = new ClassFileReader(name -> java.util.Optional.empty());
    for (int at = 8; at < good.length; at++) {
      for (int value : new int[] {0, 1, 0x7f, 0x80, 0xff}) {
        byte[] damaged = good.clone();
        damaged[at] = (byte) value;
        try {
          reader.read(damaged).model().methods().stream()
              .filter(m -> m.code() != null)
              .forEach(m -> assertThat(m.code().body()).isNotNull());
        } catch (ClassFormatException | dev.actionguard.ir.LoweringException e) {
          assertThat(e.getMessage()).isNotEmpty().doesNotContain("\n");
        }
      }
    }
  }

  @Test
  void classOfTheFuture() throws IOException {
    byte[] future = good.clone();
    future[6] = 0;
    future[7] = 99;
    Files.write(classes.resolve("Future.class"), future);
    assertProblem(classes, "Future.class", "version 99 (Java 55) is newer than");
  }

  @Test
  void twoClassesOfOneName() throws IOException {
    Path first = file("first.jar", zip(Map.of("Good.class", good)));
    try (LoadedProgram loaded = read(first, classes)) {
      assertThat(loaded.classes()).isEqualTo(1);
      assertThat(loaded.duplicates()).hasSize(1);
      DuplicateClass duplicate = loaded.duplicates().get(0);
      assertThat(duplicate.name()).isEqualTo("Good");
      assertThat(duplicate.kept()).contains("first.jar!/Good.class");
      assertThat(duplicate.ignored()).endsWith("Good.class").doesNotContain("first.jar");
    }
  }

  @Test
  void corruptArchive() throws IOException {
    byte[] jar = zip(Map.of("Good.class", good));
    assertMistake(file("cut.jar", java.util.Arrays.copyOf(jar, jar.length / 2)), "archive");
    Path lib = folder.resolve("lib");
    file("lib/cut.jar", java.util.Arrays.copyOf(jar, jar.length / 2));
    file("lib/whole.jar", jar);
    assertProblem(lib, "cut.jar", "it cannot be opened as an archive");
  }

  @Test
  void corruptAndEncryptedEntries() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("Good.class", good);
    entries.put("Other.class", named("Other"));
    byte[] jar = zip(entries);
    int data = indexOf(jar, "Other.class") + "Other.class".length();
    for (int i = data; i < data + 12; i++) {
      jar[i] ^= 0x5a;
    }
    assertProblem(file("damaged.jar", jar), "Other.class", "it cannot be read");
    byte[] encrypted = zip(entries);
    for (int at = 0; at < encrypted.length - 4; at++) {
      boolean local = encrypted[at] == 'P' && encrypted[at + 1] == 'K' && encrypted[at + 2] == 1;
      if (local && encrypted[at + 3] == 2) {
        encrypted[at + 8] |= 1;
      }
    }
    Map<String, byte[]> outer = new LinkedHashMap<>();
    outer.put("Good.class", good);
    outer.put("lib/inner.jar", encrypted);
    Path file = file("outer.jar", zip(outer));
    try (LoadedProgram loaded = read(file)) {
      assertThat(loaded.program().find("Other")).isEmpty();
      assertThat(loaded.classes()).isEqualTo(1);
      assertThat(loaded.classPathProblems().toString()).contains("inner.jar!/Other", "encrypted");
    }
  }

  private static int indexOf(byte[] bytes, String text) {
    return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf(text);
  }

  @Test
  void zipBombByRatio() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("Bomb.class", new byte[8 << 20]);
    entries.put("Good.class", good);
    assertProblem(file("bomb.jar", zip(entries)), "Bomb.class", "it unpacks to more than");
  }

  @Test
  void zipBombBySize() throws IOException {
    Limits small = new Limits(1000, 100_000, 2000, 1_000_000, 10, 3);
    Map<String, byte[]> entries = new LinkedHashMap<>();
    for (int i = 0; i < 8; i++) {
      entries.put("C" + i + ".class", named("C" + i));
    }
    Path jar = file("many.jar", zip(entries));
    assertThat(ProgramReader.read(List.of(jar), List.of(), small).classes()).isEqualTo(8);
    for (int i = 8; i < 40; i++) {
      entries.put("C" + i + ".class", named("C" + i));
    }
    Path more = file("more.jar", zip(entries));
    assertThatThrownBy(() -> ProgramReader.read(List.of(more), List.of(), small))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("more than 10 entries");
    Limits total = new Limits(1000, 100_000, 500, 1_000_000, 100, 3);
    assertThatThrownBy(() -> ProgramReader.read(List.of(more), List.of(), total))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("more than 500 bytes");
    Map<String, byte[]> large = new LinkedHashMap<>();
    large.put("Good.class", named("Good"));
    large.put("Large.class", new byte[5000]);
    Path largeJar = file("large.jar", zip(large));
    assertThat(ProgramReader.read(List.of(largeJar), List.of(), small).problems()).hasSize(1);
  }

  @Test
  void nestedTooDeeply() throws IOException {
    byte[] jar = zip(Map.of("Good.class", good));
    for (int i = 0; i < 6; i++) {
      jar = zip(Map.of("inner.jar", jar));
    }
    assertMistake(file("deep.jar", jar), "nested more than 4 deep");
  }

  @Test
  void entryNamesThatLeadOut() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("Good.class", good);
    for (String name :
        List.of(
            "../Evil.class",
            "/Evil.class",
            "a/../../Evil.class",
            "c:Evil.class",
            "a\\Evil.class")) {
      entries.put(name, named("Evil"));
    }
    Path jar = file("evil.jar", zip(entries));
    try (LoadedProgram loaded = read(jar)) {
      assertThat(loaded.classes()).isEqualTo(1);
      assertThat(loaded.problems()).hasSize(5);
      assertThat(loaded.problems()).allMatch(p -> p.reason().contains("leads out"));
    }
    assertThat(folder.resolve("Evil.class")).doesNotExist();
  }

  @Test
  void symbolicLinkLoop() throws IOException {
    try {
      Files.createSymbolicLink(classes.resolve("loop"), classes);
    } catch (UnsupportedOperationException | IOException e) {
      assumeTrue(false, "left out: this system has no symbolic links");
    }
    assertProblem(classes, "loop", "symbolic link");
  }

  @Test
  void unreadableFile() throws IOException {
    Path secret = classes.resolve("Secret.class");
    Files.write(secret, named("Secret"));
    if (!secret.toFile().setReadable(false) || Files.isReadable(secret)) {
      // The superuser may read everything, but for what the system itself refuses.
      Path refused = Path.of("/proc/self/mem");
      assumeTrue(Files.exists(refused), "left out: nothing here that the superuser cannot read");
      Files.delete(secret);
      Files.createSymbolicLink(secret, refused);
    }
    assertProblem(classes, "Secret.class", "it cannot be read");
  }

  @Test
  void missingOrBrokenClassPathIsReported() throws IOException {
    Path broken = file("broken.jar", new byte[] {1, 2, 3});
    Path none = folder.resolve("none.jar");
    try (LoadedProgram loaded =
        ProgramReader.read(List.of(classes), List.of(none, broken, folder.resolve("src")))) {
      assertThat(loaded.problems()).hasSize(2);
      assertThat(loaded.problems().get(0).reason()).contains("no such file");
      assertThat(loaded.problems().get(1).reason()).contains("archive");
    }
  }

  @Test
  void deepAnnotationsAndSignatures() throws IOException {
    ClassWriter writer = new ClassWriter(0);
    String deep = "Ljava/util/List<".repeat(3000) + "*" + ">;".repeat(3000);
    writer.visit(Opcodes.V17, 0, "Deep", null, "java/lang/Object", null);
    writer.visitField(0, "f", "Ljava/util/List;", deep, null).visitEnd();
    List<org.objectweb.asm.AnnotationVisitor> open = new ArrayList<>();
    open.add(writer.visitAnnotation("LA;", true));
    for (int i = 0; i < 20_000; i++) {
      open.add(open.get(i).visitAnnotation("v", "LA;"));
    }
    for (int i = open.size() - 1; i >= 0; i--) {
      open.get(i).visitEnd();
    }
    writer.visitEnd();
    Files.write(classes.resolve("Deep.class"), writer.toByteArray());
    try (LoadedProgram loaded = read(classes)) {
      assertThat(loaded.classes() + loaded.problems().size()).isEqualTo(2);
    }
  }

  @Test
  void missingSupertypesAreNoProblem() throws IOException {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, 0, "Orphan", null, "gone/Parent", new String[] {"gone/Face"});
    writer.visitEnd();
    Files.write(classes.resolve("Orphan.class"), writer.toByteArray());
    try (LoadedProgram loaded = read(classes)) {
      assertThat(loaded.problems()).isEmpty();
      assertThat(loaded.program().find("gone.Parent")).isEmpty();
    }
  }

  @Test
  void nothingIsWritten() throws IOException {
    Path jar = file("good.jar", zip(Map.of("Good.class", good)));
    List<Path> before = listing();
    read(jar).close();
    assertThat(listing()).isEqualTo(before);
  }

  private List<Path> listing() throws IOException {
    try (var files = Files.walk(folder)) {
      return files.sorted().toList();
    }
  }

  @Test
  void garbageArchiveDirectories() throws IOException {
    byte[] jar = zip(Map.of("Good.class", good, "lib/inner.jar", zip(Map.of("X.class", good))));
    for (int at = 0; at < jar.length; at += 3) {
      byte[] damaged = jar.clone();
      damaged[at] ^= (byte) 0xff;
      Path file = folder.resolve("garbage.jar");
      try (OutputStream out = Files.newOutputStream(file)) {
        out.write(damaged);
      }
      try (LoadedProgram loaded = read(file)) {
        assertThat(loaded.classes()).isLessThan(3);
      } catch (InputException e) {
        assertThat(e.getMessage()).doesNotContain("\n");
      }
    }
  }
}

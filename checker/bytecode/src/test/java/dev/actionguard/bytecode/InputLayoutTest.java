package dev.actionguard.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionguard.ir.ClassModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** Which classes of which archive are analysed, and which are class path. */
final class InputLayoutTest {
  @TempDir private Path folder;

  private final Map<String, byte[]> entries = new LinkedHashMap<>();

  private static byte[] named(String name, String field) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", null);
    writer.visitField(0, field, "I", null, null).visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  private void add(String entry, String name) {
    entries.put(entry, named(name, "f"));
  }

  private static byte[] zip(Map<String, byte[]> content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : content.entrySet()) {
        out.putNextEntry(new ZipEntry(entry.getKey()));
        out.write(entry.getValue());
        out.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] jarOf(String name) throws IOException {
    return zip(Map.of(name + ".class", named(name, "f")));
  }

  private Path write(String file) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.write(path, zip(entries));
    return path;
  }

  private static List<String> names(LoadedProgram loaded) {
    return loaded.program().classes().stream().map(ClassModel::name).toList();
  }

  @Test
  void warAnalysesItsClassesAndFindsItsLibraries() throws IOException {
    add("WEB-INF/classes/app/Main.class", "app/Main");
    entries.put("WEB-INF/lib/lib.jar", jarOf("lib/Lib"));
    try (LoadedProgram loaded = ProgramReader.read(List.of(write("a.war")), List.of())) {
      assertThat(names(loaded)).containsExactly("app.Main");
      assertThat(loaded.program().find("lib.Lib")).isPresent();
      assertThat(loaded.problems()).isEmpty();
    }
  }

  @Test
  void bootArchiveLeavesOutTheLoader() throws IOException {
    add(
        "org/springframework/boot/loader/Launcher.class",
        "org/springframework/boot/loader/Launcher");
    add("BOOT-INF/classes/app/Main.class", "app/Main");
    entries.put("BOOT-INF/lib/lib.jar", jarOf("lib/Lib"));
    try (LoadedProgram loaded = ProgramReader.read(List.of(write("boot.jar")), List.of())) {
      assertThat(names(loaded)).containsExactly("app.Main");
      assertThat(loaded.program().find("lib.Lib")).isPresent();
      assertThat(loaded.program().find("org.springframework.boot.loader.Launcher")).isPresent();
    }
  }

  @Test
  void jarInJarIsLibraryUnlessThereIsNothingElse() throws IOException {
    add("app/Main.class", "app/Main");
    entries.put("lib/lib.jar", jarOf("lib/Lib"));
    try (LoadedProgram loaded = ProgramReader.read(List.of(write("both.jar")), List.of())) {
      assertThat(names(loaded)).containsExactly("app.Main");
      assertThat(loaded.program().find("lib.Lib")).isPresent();
    }
    entries.clear();
    entries.put("module.jar", jarOf("app/Module"));
    entries.put("lib/lib.jar", jarOf("lib/Lib"));
    try (LoadedProgram loaded = ProgramReader.read(List.of(write("all.ear")), List.of())) {
      assertThat(names(loaded)).containsExactly("app.Module");
      assertThat(loaded.program().find("lib.Lib")).isPresent();
    }
  }

  @Test
  void folderOfArchivesAndClasses() throws IOException {
    add("a/A.class", "a/A");
    write("in/x/a.jar");
    Files.createDirectories(folder.resolve("in/classes/b"));
    Files.write(folder.resolve("in/classes/b/B.class"), named("b/B", "f"));
    try (LoadedProgram loaded = ProgramReader.read(List.of(folder.resolve("in")), List.of())) {
      assertThat(names(loaded)).containsExactly("a.A", "b.B");
    }
  }

  @Test
  void baseClassWinsOverVersions() throws IOException {
    entries.put("META-INF/versions/11/A.class", named("A", "eleven"));
    entries.put("A.class", named("A", "base"));
    entries.put("META-INF/versions/11/B.class", named("B", "eleven"));
    entries.put("META-INF/versions/16/B.class", named("B", "sixteen"));
    entries.put("META-INF/versions/21/B.class", named("B", "twentyone"));
    entries.put("META-INF/versions/21/C.class", named("C", "twentyone"));
    entries.put("META-INF/versions/25/C.class", named("C", "twentyfive"));
    entries.put("META-INF/versions/9/module-info.class", named("module-info", "f"));
    try (LoadedProgram loaded = ProgramReader.read(List.of(write("mr.jar")), List.of())) {
      assertThat(names(loaded)).containsExactly("A", "B", "C");
      assertThat(loaded.duplicates()).isEmpty();
      assertThat(loaded.program().own("A").orElseThrow().field("base")).isPresent();
      assertThat(loaded.program().own("B").orElseThrow().field("sixteen")).isPresent();
      assertThat(loaded.program().own("C").orElseThrow().field("twentyone")).isPresent();
    }
  }

  @Test
  void classPathIsNotAnalysed() throws IOException {
    add("lib/Lib.class", "lib/Lib");
    Path lib = write("lib.jar");
    entries.clear();
    add("app/Main.class", "app/Main");
    Path app = write("app.jar");
    LoadedProgram loaded = ProgramReader.read(List.of(app), List.of(lib));
    assertThat(names(loaded)).containsExactly("app.Main");
    assertThat(loaded.program().find("lib.Lib")).isPresent();
    assertThat(loaded.program().find("lib.Lib").orElseThrow())
        .isSameAs(loaded.program().find("lib.Lib").orElseThrow());
    assertThat(loaded.program().find("java.util.Map$Entry")).isPresent();
    assertThat(loaded.program().find("java.sql.Connection")).isPresent();
    assertThat(loaded.program().find("org.objectweb.asm.ClassReader"))
        .as("a class of this program, not of the analysed one")
        .isEmpty();
    assertThat(loaded.program().find("no.Such")).isEmpty();
    loaded.close();
  }

  @Test
  void countsClassesBytesAndLines() {
    String source = "class T {\n int m() {\n  int a = 1;\n  return a;\n }\n}";
    Path classes = Compiled.source(folder, "T.java", source, "-g");
    try (LoadedProgram loaded = ProgramReader.read(List.of(classes), List.of())) {
      assertThat(loaded.classes()).isEqualTo(1);
      assertThat(loaded.lines()).isEqualTo(3);
      assertThat(loaded.bytes()).isEqualTo(classes.resolve("T.class").toFile().length());
    }
  }
}

package dev.actionguard.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.FieldModel;
import dev.actionguard.ir.MethodModel;
import java.io.File;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Lombok would generate is there without it; with it, the class files have the same. */
final class LombokTest {
  private static final String ORDER =
      """
      package com.acme;

      import lombok.*;
      import lombok.extern.java.Log;

      @Log
      @Data
      @Builder
      @AllArgsConstructor(access = AccessLevel.PRIVATE)
      public class Order {
        private final String id;
        private boolean open;
        @ToString.Exclude private String note;
        @Getter(AccessLevel.NONE) @Setter(AccessLevel.PROTECTED) private int count;
        static int made;

        public String getNote() {
          log.info("asked");
          return note.strip();
        }
      }
      """;
  private static final String POINT =
      """
      package com.acme;

      @lombok.Value
      @lombok.With
      class Point {
        int x;
        String name;

        @lombok.Getter
        @lombok.RequiredArgsConstructor(staticName = "of")
        static class Inner {
          private final java.util.List<String> names;
          @lombok.NonNull private String first;
          private long last = 1;
          @lombok.Setter private boolean isDone;
        }
      }
      """;
  private static final String USER =
      """
      package com.acme;

      class User {
        String use(Order order) {
          Order made = Order.builder().id("a").open(true).note("n").count(2).build();
          made.setOpen(order.isOpen());
          Point point = new Point(1, "n").withX(2);
          Point.Inner inner = Point.Inner.of(java.util.List.of(), "f");
          inner.setDone(inner.isDone());
          return made.getId() + point.getName() + point.getX() + inner.getNames().get(0) + order;
        }
      }
      """;

  @TempDir Path folder;

  private List<Path> write() throws Exception {
    List<Path> files = new ArrayList<>();
    Path sources = Files.createDirectories(folder.resolve("src/com/acme"));
    files.add(Files.writeString(sources.resolve("Order.java"), ORDER));
    files.add(Files.writeString(sources.resolve("Point.java"), POINT));
    files.add(Files.writeString(sources.resolve("User.java"), USER));
    return files;
  }

  private SourceProgram read(List<Path> classPath) {
    return SourceProgram.read(
        new SourceProgram.Input(List.of(folder.resolve("src")), List.of(), classPath, 17));
  }

  @Test
  void allCallsAreKnownWithoutLombok() throws Exception {
    write();
    try (SourceProgram program = read(List.of())) {
      assertThat(program.unresolvedPlaces()).isEmpty();
      assertThat(program.problems()).isEmpty();
      for (ClassModel model : program.program().classes()) {
        for (MethodModel method : model.methods()) {
          if (method.code() != null) {
            assertThat(method.code().body().blocks()).isNotEmpty();
          }
        }
      }
      MethodModel getter =
          program.program().own("com.acme.Order").orElseThrow().methods().stream()
              .filter(m -> m.name().equals("getId"))
              .findFirst()
              .orElseThrow();
      assertThat(getter.range().startLine()).isEqualTo(11);
    }
  }

  @Test
  void membersAreThoseThatLombokMakes() throws Exception {
    List<Path> files = write();
    Path lombok =
        List.of(
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"))
                    .split(File.pathSeparator))
            .stream()
            .map(Path::of)
            .filter(p -> String.valueOf(p.getFileName()).startsWith("lombok-"))
            .findFirst()
            .orElseThrow();
    Path classes = Files.createDirectories(folder.resolve("classes"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter out = new StringWriter();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      boolean done =
          compiler
              .getTask(
                  out,
                  manager,
                  null,
                  List.of(
                      "-d",
                      classes.toString(),
                      "-cp",
                      lombok.toString(),
                      "-processorpath",
                      lombok.toString()),
                  null,
                  manager.getJavaFileObjectsFromPaths(files))
              .call();
      assertThat(done).as(out.toString()).isTrue();
    }
    try (SourceProgram own = read(List.of(lombok));
        SourceProgram known =
            SourceProgram.read(
                new SourceProgram.Input(List.of(), List.of(), List.of(classes), 17))) {
      for (ClassModel model : own.program().classes()) {
        ClassModel file = known.program().find(model.name()).orElseThrow();
        assertThat(members(model)).as(model.name()).isEqualTo(members(file));
      }
    }
  }

  /** What rules can see but for equality, and what only the compiler sees. */
  private static Set<String> members(ClassModel model) {
    Set<String> members = new TreeSet<>();
    for (MethodModel method : model.methods()) {
      boolean left =
          Set.of("equals", "hashCode", "canEqual", "<clinit>").contains(method.name())
              || (method.name().equals("toString") && model.name().endsWith("Builder"));
      if (!left && !method.compilerMade()) {
        members.add(
            (method.isPrivate() ? "private " : method.isPublic() ? "public " : "")
                + (method.isStatic() ? "static " : "")
                + method.reference().returns()
                + " "
                + method.reference().signature());
      }
    }
    for (FieldModel field : model.fields()) {
      members.add(field.type() + " " + field.name());
    }
    return members;
  }
}

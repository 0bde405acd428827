package dev.actionguard.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionguard.ir.AnnotationModel;
import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.FieldModel;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.ParameterModel;
import dev.actionguard.ir.Program;
import dev.actionguard.ir.Type;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read of a class besides its code. */
final class HeaderTest {
  private static final String SOURCE =
      """
      package p;
      import java.util.*;
      import java.util.function.*;
      @interface Tag { String value() default ""; int[] n() default {}; Class<?> c() default Object.class; Kind k() default Kind.A; Tag2[] t() default {}; }
      @interface Tag2 { long x(); }
      @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME) @interface Run {}
      enum Kind { A, B; Kind() {} @Tag Kind(@Tag("enum") String s) {} }
      abstract class Base<T extends Comparable<T>, E> implements Iterable<Map<String, ? extends List<? super T>>> {
        static final boolean FLAG = true;
        static final char LETTER = 'c';
        static final long BIG = 5L;
        static final String TEXT = "x";
        protected Map<String, T[]> field;
        @Tag(value = "v", n = {1, 2}, c = String[].class, k = Kind.B, t = @Tag2(x = 3)) @Run
        <X extends E> List<X> generic(@Tag("first") @Run List<? extends X> first, long wide, @Run T last) throws java.io.IOException, IllegalStateException { return null; }
        abstract int none();
        class Inner { Inner(@Tag("in") List<String> a, @Run int b) {} }
        Object local(String captured) {
          class Local { final int k; Local(@Tag("local") int k) { this.k = k; } String s() { return captured; } }
          Supplier<Object> s = () -> { Function<String, String> f = q -> q + captured; return f.apply("") ; };
          return new Local(1) {};
        }
        static { Runnable r = () -> System.out.println(); }
      }
      record Rec(@Tag("component") List<String> names, int n) { private static class Deep {} protected interface Face {} }
      """;

  @TempDir private Path folder;

  private Program read(String... options) {
    Path classes = Compiled.source(folder, "Base.java", SOURCE, options);
    return ProgramReader.read(List.of(classes), List.of()).program();
  }

  private static MethodModel method(ClassModel model, String name) {
    return model.methods().stream().filter(m -> m.name().equals(name)).findFirst().orElseThrow();
  }

  private static List<String> tags(ParameterModel parameter) {
    return parameter.annotations().stream().map(a -> a.simpleName() + a.text("value")).toList();
  }

  @Test
  void typesHaveTheirArguments() {
    ClassModel base = read("-g").own("p.Base").orElseThrow();
    assertThat(base.interfaces().get(0).toString())
        .isEqualTo(
            "java.lang.Iterable<java.util.Map<java.lang.String, java.util.List<java.lang.Object>>>");
    assertThat(base.field("field").orElseThrow().type().toString())
        .isEqualTo("java.util.Map<java.lang.String, java.lang.Comparable[]>");
    MethodModel generic = method(base, "generic");
    assertThat(generic.returns().toString()).isEqualTo("java.util.List<java.lang.Object>");
    assertThat(generic.parameters().get(2).type()).isEqualTo(Type.of("java.lang.Comparable"));
    assertThat(generic.reference().parameters())
        .containsExactly("java.util.List", "long", "java.lang.Comparable");
    assertThat(generic.exceptions())
        .containsExactly(
            Type.of("java.io.IOException"), Type.of("java.lang.IllegalStateException"));
    assertThat(method(base, "none").isAbstract()).isTrue();
  }

  @Test
  void annotationsHaveTheirValuesWhateverTheirRetention() {
    MethodModel generic = method(read("-g").own("p.Base").orElseThrow(), "generic");
    AnnotationModel tag = generic.annotation("p.Tag").orElseThrow();
    assertThat(tag.text("value")).isEqualTo("v");
    assertThat(tag.list("n")).isEqualTo(List.of(1, 2));
    assertThat(tag.value("c")).contains(Type.STRING.array());
    assertThat(tag.value("k")).contains(new AnnotationModel.EnumValue("p.Kind", "B"));
    assertThat(((AnnotationModel) tag.list("t").get(0)).value("x")).contains(3L);
    assertThat(generic.annotation("p.Run")).isPresent();
    assertThat(tags(generic.parameters().get(0))).containsExactlyInAnyOrder("Tagfirst", "Run");
    assertThat(tags(generic.parameters().get(1))).isEmpty();
    assertThat(tags(generic.parameters().get(2))).containsExactly("Run");
  }

  @Test
  void parameterNamesComeFromEitherTable() {
    for (String option : List.of("-g", "-parameters")) {
      MethodModel generic = method(read(option).own("p.Base").orElseThrow(), "generic");
      assertThat(generic.parameters().stream().map(ParameterModel::name))
          .containsExactly("first", "wide", "last");
    }
    MethodModel bare = method(read("-g:none").own("p.Base").orElseThrow(), "generic");
    assertThat(bare.parameters().stream().map(ParameterModel::name)).containsExactly("", "", "");
  }

  @Test
  void annotationsOfConstructorsWithAddedParametersAreAtTheirPlace() {
    for (String option : List.of("-g", "-parameters")) {
      Program program = read(option);
      MethodModel inner = method(program.own("p.Base$Inner").orElseThrow(), "<init>");
      assertThat(inner.parameters()).hasSize(3);
      assertThat(tags(inner.parameters().get(1))).containsExactly("Tagin");
      assertThat(inner.parameters().get(1).type().toString())
          .isEqualTo("java.util.List<java.lang.String>");
      assertThat(tags(inner.parameters().get(2))).containsExactly("Run");
      MethodModel constant =
          program.own("p.Kind").orElseThrow().methods().stream()
              .filter(m -> m.isConstructor() && m.parameters().size() == 3)
              .findFirst()
              .orElseThrow();
      assertThat(tags(constant.parameters().get(2))).containsExactly("Tagenum");
      MethodModel local = method(program.own("p.Base$1Local").orElseThrow(), "<init>");
      int k = local.reference().parameters().indexOf("int");
      assertThat(tags(local.parameters().get(k))).containsExactly("Taglocal");
    }
  }

  @Test
  void recordComponentsAndConstants() {
    Program program = read("-g");
    ClassModel rec = program.own("p.Rec").orElseThrow();
    assertThat(rec.kind()).isEqualTo(ClassModel.Kind.RECORD);
    assertThat(rec.components().stream().map(ParameterModel::name)).containsExactly("names", "n");
    assertThat(rec.components().get(0).type().toString())
        .isEqualTo("java.util.List<java.lang.String>");
    assertThat(tags(rec.components().get(0))).containsExactly("Tagcomponent");
    ClassModel base = program.own("p.Base").orElseThrow();
    assertThat(base.fields().stream().map(FieldModel::constant))
        .containsExactly(true, 'c', 5L, "x", null);
    assertThat(base.sourceFile()).isEqualTo("p/Base.java");
    assertThat(base.range().startLine()).isPositive();
    assertThat(program.own("p.Kind").orElseThrow().kind()).isEqualTo(ClassModel.Kind.ENUM);
    assertThat(program.own("p.Tag").orElseThrow().kind()).isEqualTo(ClassModel.Kind.ANNOTATION);
  }

  @Test
  void nestedClassesKnowWhereTheyStand() {
    Program program = read("-g");
    ClassModel local = program.own("p.Base$1Local").orElseThrow();
    assertThat(local.enclosing()).isEqualTo("p.Base");
    assertThat(local.enclosingMethod()).hasToString("p.Base#local(java.lang.String)");
    ClassModel anonymous = program.own("p.Base$1").orElseThrow();
    assertThat(anonymous.enclosingMethod()).hasToString("p.Base#local(java.lang.String)");
    ClassModel deep = program.own("p.Rec$Deep").orElseThrow();
    assertThat(deep.enclosing()).isEqualTo("p.Rec");
    assertThat(java.lang.reflect.Modifier.isPrivate(deep.modifiers())).isTrue();
    assertThat(java.lang.reflect.Modifier.isStatic(deep.modifiers())).isTrue();
    assertThat(program.own("p.Rec$Face").orElseThrow().isInterface()).isTrue();
  }

  @Test
  void lambdasKnowTheirOutermostSourceMethod() {
    ClassModel base = read("-g").own("p.Base").orElseThrow();
    List<MethodModel> lambdas =
        base.methods().stream().filter(m -> m.name().startsWith("lambda$")).toList();
    assertThat(lambdas).hasSize(3).allMatch(MethodModel::compilerMade);
    assertThat(lambdas.stream().map(m -> String.valueOf(m.enclosing())))
        .containsExactlyInAnyOrder(
            "p.Base#local(java.lang.String)",
            "p.Base#local(java.lang.String)",
            "p.Base#<clinit>()");
    assertThat(method(base, "local").code().references().stream().map(Object::toString))
        .anyMatch(r -> r.contains("lambda$local$"));
  }
}

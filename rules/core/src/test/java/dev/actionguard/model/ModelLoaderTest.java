package dev.actionguard.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actionguard.ir.ClassLookup;
import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.Program;
import dev.actionguard.ir.SourceRange;
import dev.actionguard.ir.Type;
import dev.actionguard.ir.TypeHierarchy;
import dev.actionguard.model.MethodFact.Sink;
import dev.actionguard.model.MethodFact.SinkKind;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelLoaderTest {
  private static final String HEADER = "class,method,subtypes,role,from,to,kind,provenance\n";

  private static final TypeHierarchy HIERARCHY =
      new TypeHierarchy(
          new Program(
              List.of(
                  type("java.lang.Object", null),
                  type("lib.Base", "java.lang.Object"),
                  type("lib.Middle", "lib.Base"),
                  type("app.Leaf", "lib.Middle", "lib.Api"),
                  type("lib.Api", "java.lang.Object", "lib.Root"),
                  type("lib.Root", "java.lang.Object")),
              ClassLookup.NONE));

  private static ClassModel type(String name, @Nullable String parent, String... interfaces) {
    return new ClassModel(
        name,
        0,
        ClassModel.Kind.CLASS,
        parent == null ? null : Type.of(parent),
        Stream.of(interfaces).map(Type::of).toList(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        null,
        null,
        "",
        SourceRange.UNKNOWN);
  }

  private static LibraryModels models(String... rows) {
    return new ModelLoader().addMethods("test.csv", HEADER + String.join("\n", rows)).load();
  }

  private static List<MethodFact> facts(LibraryModels models, String owner, String signature) {
    int open = signature.indexOf('(');
    String inner = signature.substring(open + 1, signature.length() - 1);
    List<String> types = inner.isEmpty() ? List.of() : List.of(inner.split(", "));
    String name = signature.substring(0, open);
    return models.facts(new MethodRef(owner, name, types, "void"), HIERARCHY);
  }

  private static Sink sink(int argument, SinkKind kind) {
    return new Sink(Position.argument(argument), kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a.B,m,true,sinc,argument[0],,log,x|unknown role 'sinc'",
        "a.B,m,true,sink,argument[0],,lag,x|unknown SinkKind 'lag'",
        "a.B,m,true,sink,argument[0],,LOG,x|unknown SinkKind 'LOG'",
        "a.B,m,true,sink,argument[],,log,x|not a position: 'argument[]'",
        "a.B,m,true,sink,argument[0].elements,,log,x|not a position: 'argument[0].elements'",
        "a.B,m,true,sink,argument[0].element[argument[x]],,log,x|not a position",
        "a.B,m,true,sink,argument[0]element,,log,x|not a position",
        "a.B,m,true,sink,argument[0],return,log,x|the column 'to' must be empty here",
        "a.B,m,true,sink,,,log,x|the column 'from' is empty",
        "a.B,m,true,source,this,return,untrusted,x|the column 'from' must be empty here",
        "a.B,m,true,invoke,argument[0],,now,x|does not say what the function receives",
        "a.B,m,true,guard,this,,content,x|must be 'outcome:what'",
        "a.B,m,true,guard,this,,maybe:content,x|unknown Outcome 'maybe'",
        "a.B,m,true,guard,this,,true:full-match(argument[0],x|a parenthesis is not closed",
        "a.B,m,yes,sink,argument[0],,log,x|subtypes must be true or false",
        "a.B,m,true,sink,argument[0],,log,|the provenance is missing",
        "a.B,m,true,sink,argument[0],,log|7 columns instead of 8",
        "a.B,m,true,sink,argument[0],,log,x,y|more than 8 columns",
        "a.B,\"m(int,true,sink,argument[0],,log,x|a quote is not closed",
        "a.B,m(int,true,sink,argument[0],,log,x|not a method: 'm(int'",
        "a.{B,m,true,sink,argument[0],,log,x|a brace is not closed",
        "B,m,true,sink,argument[0],,log,x|not a class: 'B'",
      })
  void rejectsWhatBreaksTheFormat(String row, String reason) {
    assertThatThrownBy(() -> models("# a comment", row))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageStartingWith("test.csv:3: ")
        .hasMessageContaining(reason);
  }

  @Test
  void rejectsRowsGivenTwiceWhateverTheirForm() {
    assertThatThrownBy(
            () ->
                models(
                    "\"{a,b}.C\",m|n,true,sink,argument[0]|argument[1],,log,x",
                    "b.C,n,true,sink,argument[1],,log,y"))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageStartingWith("test.csv:3: given twice: b.C#n");
    assertThatThrownBy(
            () ->
                new ModelLoader()
                    .addTypes(
                        "types.csv",
                        """
                        type,subtypes,role,kind,provenance
                        a.B,true,logger,,x
                        "a.{B,C}",true,logger,,x
                        """))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("types.csv:3: ");
  }

  @Test
  void rejectsAnotherHeader() {
    assertThatThrownBy(() -> new ModelLoader().addMethods("test.csv", "class,method\n"))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("test.csv:1: ");
    assertThatThrownBy(() -> new ModelLoader().addMethods("test.csv", ""))
        .hasMessageContaining("the header must be");
  }

  @Test
  void takesTheNearestSupertypeThatHasRowsForTheMethod() {
    LibraryModels models =
        models(
            "lib.Base,m,true,sink,argument[0],,log,x",
            "lib.Base,n,true,sink,argument[0],,log,x",
            "lib.Middle,m,true,sink,argument[1],,text,x",
            "lib.Root,m,true,sink,argument[2],,bind,x");
    assertThat(facts(models, "app.Leaf", "m(int)")).containsExactly(sink(1, SinkKind.TEXT));
    assertThat(facts(models, "app.Leaf", "n(int)")).containsExactly(sink(0, SinkKind.LOG));
    assertThat(facts(models, "lib.Api", "m(int)")).containsExactly(sink(2, SinkKind.BIND));
    assertThat(facts(models, "lib.Base", "m(int)")).containsExactly(sink(0, SinkKind.LOG));
  }

  @Test
  void subtypesShareRowsOnlyIfTheRowSaysSo() {
    LibraryModels models = models("lib.Base,m,false,sink,argument[0],,log,x");
    assertThat(facts(models, "lib.Middle", "m(int)")).isEmpty();
    assertThat(facts(models, "lib.Base", "m(int)")).hasSize(1);
  }

  @Test
  void objectIsTheFarthestSupertype() {
    LibraryModels models =
        models(
            "java.lang.Object,m,true,sink,argument[0],,log,x",
            "lib.Root,m,true,sink,argument[0],,text,x");
    assertThat(facts(models, "lib.Api", "m(int)")).containsExactly(sink(0, SinkKind.TEXT));
    assertThat(facts(models, "no.Such", "m(int)")).containsExactly(sink(0, SinkKind.LOG));
  }

  @Test
  void tellsOverloadsApartAndToleratesUnknownParts() {
    LibraryModels models =
        models(
            "lib.Base,\"m(int, java.lang.String)\",true,sink,argument[1],,log,x",
            "lib.Base,m(int),true,sink,argument[0],,text,x");
    assertThat(facts(models, "lib.Base", "m(int)")).containsExactly(sink(0, SinkKind.TEXT));
    assertThat(facts(models, "lib.Base", "m(?)")).containsExactly(sink(0, SinkKind.TEXT));
    assertThat(facts(models, "lib.Base", "m(long)")).isEmpty();
    assertThat(facts(models, "lib.Base", "m(int, ?)")).containsExactly(sink(1, SinkKind.LOG));
    assertThat(facts(models, "?", "m(int)")).isEmpty();
  }

  @Test
  void everyMethodRowsAreForMethodsWithoutTheirOwn() {
    LibraryModels models =
        models(
            "lib.Base,*,true,sink,argument[0],,log,x",
            "lib.Base,m,true,sink,argument[0],,text,x",
            "lib.Base,<init>(int),true,sink,argument[0],,bind,x");
    assertThat(facts(models, "lib.Base", "other(int)")).containsExactly(sink(0, SinkKind.LOG));
    assertThat(facts(models, "lib.Middle", "m(int)")).containsExactly(sink(0, SinkKind.TEXT));
    assertThat(facts(models, "lib.Middle", "<init>(int)")).containsExactly(sink(0, SinkKind.BIND));
    assertThat(facts(models, "lib.Base", "<init>()")).isEmpty();
  }

  @Test
  void namespacesStandForEachOfTheirChoices() {
    LibraryModels models = models("\"{javax,jakarta}.x.Y\",m,true,sink,argument[0],,log,x");
    assertThat(facts(models, "javax.x.Y", "m(int)")).hasSize(1);
    assertThat(facts(models, "jakarta.x.Y", "m(int)")).hasSize(1);
    assertThat(facts(models, "sun.x.Y", "m(int)")).isEmpty();
  }

  @Test
  void answersAreNotSharedBetweenPrograms() {
    LibraryModels models = models("lib.Base,m,true,sink,argument[0],,log,x");
    TypeHierarchy other =
        new TypeHierarchy(
            new Program(List.of(type("lib.Middle", "java.lang.Object")), ClassLookup.NONE));
    MethodRef method = new MethodRef("lib.Middle", "m", List.of("int"), "void");
    assertThat(models.facts(method, HIERARCHY)).hasSize(1);
    assertThat(models.facts(method, other)).isEmpty();
    assertThat(models.facts(method, HIERARCHY)).hasSize(1);
  }

  @Test
  void findsFactsAboutTypes() {
    LibraryModels models =
        new ModelLoader()
            .addTypes(
                "types.csv",
                """
                type,subtypes,role,kind,provenance
                lib.Base,true,repository,jpa,x
                lib.Root,false,logger,,x
                """)
            .load();
    assertThat(models.fact("app.Leaf", TypeFact.Role.REPOSITORY, HIERARCHY))
        .hasValueSatisfying(fact -> assertThat(fact.kind()).isEqualTo("jpa"));
    assertThat(models.fact("app.Leaf", TypeFact.Role.LOGGER, HIERARCHY)).isEmpty();
    assertThat(models.fact("lib.Root", TypeFact.Role.LOGGER, HIERARCHY)).isPresent();
    assertThat(models.fact("lib.Root", TypeFact.Role.ENTITY, HIERARCHY)).isEmpty();
  }

  @Test
  void theStandardModelsAreReadOnce() {
    LibraryModels models = ModelLoader.standard();
    assertThat(models).isSameAs(ModelLoader.standard());
    assertThat(facts(models, "java.sql.Statement", "executeQuery(java.lang.String)"))
        .contains(sink(0, SinkKind.TEXT));
  }

  @ParameterizedTest
  @CsvSource({
    "this",
    "return.element",
    "argument[*]",
    "argument[12].element[argument[3]].key",
    "return.element[0]",
    "this.element[+]",
    "this.element[*]",
    "this.element.content",
  })
  void positionsPrintAsTheyAreWritten(String text) {
    assertThat(Position.parse(text)).hasToString(text);
  }
}

package dev.actionguard.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionguard.model.JarClasses.Declared;
import dev.actionguard.model.JarClasses.Method;
import dev.actionguard.model.ModelFiles.ModelFile;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Resolves every shipped row against the jar of its library. A typing mistake in a row would be a
 * missed bug. The build copies the jars to {@code target/model-jars}, and older versions, for rows
 * that say {@code absent in <version>}, to {@code target/old-model-jars}.
 */
class ModelRowsTest {
  /** Roles whose types are annotations, always. */
  private static final Set<TypeFact.Role> ANNOTATIONS =
      EnumSet.of(
          TypeFact.Role.ENTRY_ANNOTATION,
          TypeFact.Role.UNTRUSTED_PARAMETER,
          TypeFact.Role.STEREOTYPE,
          TypeFact.Role.TRANSACTIONAL,
          TypeFact.Role.ACCESS_ANNOTATION,
          TypeFact.Role.ENABLES_ACCESS_ANNOTATIONS,
          TypeFact.Role.CONSTRAINT,
          TypeFact.Role.ACTIVATES_VALIDATION,
          TypeFact.Role.QUERY_ANNOTATION,
          TypeFact.Role.GENERATED,
          TypeFact.Role.FACTORY_ANNOTATION,
          TypeFact.Role.HIDDEN_CLOCK);

  private static final Set<String> PRIMITIVES =
      Set.of("int", "long", "short", "byte", "boolean", "char", "float", "double");

  private static JarClasses current;
  private static JarClasses old;

  @BeforeAll
  static void openJars() {
    current = new JarClasses(Path.of("target/model-jars"));
    old = new JarClasses(Path.of("target/old-model-jars"));
  }

  @Test
  void everyMethodOfEveryRowExists() {
    List<String> problems = new ArrayList<>();
    TreeMap<String, Integer> resolved = new TreeMap<>();
    int facts = 0;
    int leftOut = 0;
    for (MethodRow row : standardRows()) {
      if (isNewerThanTheRunningJdk(row.provenance())) {
        leftOut++;
        continue;
      }
      JarClasses classes = jarsFor(row.provenance());
      List<Method> all = new ArrayList<>();
      for (String type : row.classes()) {
        for (MethodRow.Signature signature : row.signatures()) {
          List<Method> found = resolve(classes, type, signature);
          if (found.isEmpty()) {
            problems.add(row + ": no method " + type + "#" + describe(signature));
          } else {
            all.addAll(found);
            if (classes == old && !resolve(current, type, signature).isEmpty()) {
              problems.add(row + ": not absent: " + type + "#" + describe(signature));
            }
            facts += row.facts().size();
          }
        }
      }
      for (MethodFact fact : row.facts()) {
        if (!isUseful(all, fact)) {
          problems.add(row + ": applies to no overload: " + fact);
        }
      }
      resolved.merge(row.file(), 1, Integer::sum);
    }
    System.out.println("method rows " + resolved + ", facts " + facts);
    if (leftOut > 0) {
      System.out.println("left out: " + leftOut + " rows about a newer JDK than the running one");
    }
    assertThat(problems).isEmpty();
  }

  /** Rows about a newer JDK say {@code since JDK 21}. */
  private static boolean isNewerThanTheRunningJdk(String provenance) {
    String since = "since JDK ";
    return provenance.startsWith(since)
        && Integer.parseInt(provenance.substring(since.length())) > Runtime.version().feature();
  }

  private static JarClasses jarsFor(String provenance) {
    return provenance.startsWith("absent in ") ? old : current;
  }

  private static String describe(MethodRow.Signature signature) {
    return signature.parameters() == null
        ? signature.name()
        : signature.name() + "(" + String.join(", ", signature.parameters()) + ")";
  }

  /** Returns the overloads that are meant: declared in the class or inherited. */
  private static List<Method> resolve(
      JarClasses classes, String type, MethodRow.Signature signature) {
    Optional<Declared> owner = classes.find(type);
    if (owner.isEmpty()) {
      return List.of();
    }
    List<Declared> declarers =
        signature.name().equals("<init>") ? List.of(owner.get()) : classes.withSupertypes(type);
    List<Method> found = new ArrayList<>();
    for (Declared declarer : declarers) {
      for (Method method : declarer.methods()) {
        boolean named =
            signature.name().equals(MethodRow.EVERY) || signature.name().equals(method.name());
        if (named
            && !Modifier.isPrivate(method.access())
            && (signature.parameters() == null
                || signature.parameters().equals(method.parameters()))) {
          found.add(method);
        }
      }
    }
    return found;
  }

  /** Returns whether some overload has all positions that the fact names. */
  private static boolean isUseful(List<Method> overloads, MethodFact fact) {
    return overloads.stream().anyMatch(m -> positions(fact).stream().allMatch(p -> exists(m, p)));
  }

  private static boolean exists(Method method, Position position) {
    return switch (position.root()) {
      case THIS -> !Modifier.isStatic(method.access());
      case RETURN -> !method.isVoid() && !method.name().equals("<init>");
      case ARGUMENT -> position.index() < method.parameters().size();
    };
  }

  private static List<Position> positions(MethodFact fact) {
    List<Position> positions = new ArrayList<>();
    if (fact instanceof MethodFact.Source source) {
      positions.add(source.to());
    } else if (fact instanceof MethodFact.Sink sink) {
      positions.add(sink.from());
    } else if (fact instanceof MethodFact.Flow flow) {
      positions.addAll(List.of(flow.from(), flow.to()));
    } else if (fact instanceof MethodFact.Sanitizer sanitizer) {
      positions.addAll(List.of(sanitizer.from(), sanitizer.to(), sanitizer.pattern()));
    } else if (fact instanceof MethodFact.Guard guard) {
      positions.addAll(List.of(guard.from(), guard.pattern()));
    } else if (fact instanceof MethodFact.Invoke invoke) {
      positions.add(invoke.function());
      positions.addAll(invoke.inputs());
      positions.addAll(invoke.to());
    } else if (fact instanceof MethodFact.AccessCheck check) {
      positions.add(check.subject());
      positions.remove(Position.THIS); // stands for "no object"
    } else if (fact instanceof MethodFact.Database database) {
      positions.add(database.from());
      positions.remove(Position.THIS); // stands for "no key"
    }
    return positions;
  }

  @Test
  void everyTypeOfEveryRowExists() {
    List<String> problems = new ArrayList<>();
    TreeMap<String, Integer> resolved = new TreeMap<>();
    for (ModelFile file : ModelFiles.all()) {
      if (!file.isAboutTypes()) {
        continue;
      }
      CsvReader reader = new CsvReader(file.name(), file.text(), ModelLoader.TYPE_HEADER);
      for (String[] cells = reader.read(); cells != null; cells = reader.read()) {
        resolved.merge(file.name(), 1, Integer::sum);
        checkType(file.name() + ":" + reader.line(), cells, problems);
      }
    }
    System.out.println("type rows " + resolved);
    assertThat(problems).isEmpty();
  }

  private static void checkType(String place, String[] cells, List<String> problems) {
    TypeFact.Role role = Names.role(cells[2]);
    JarClasses classes = jarsFor(cells[4]);
    for (String type : CsvReader.expand(cells[0])) {
      Optional<Declared> found = classes.find(type);
      if (found.isEmpty()) {
        if (!PRIMITIVES.contains(type)) {
          problems.add(place + ": no type " + type);
        }
      } else if (ANNOTATIONS.contains(role) && !found.orElseThrow().isAnnotation()) {
        problems.add(place + ": no annotation: " + type);
      } else if (classes == old && current.find(type).isPresent()) {
        problems.add(place + ": not absent: " + type);
      }
    }
  }

  @Test
  void theListNamesEveryFile() throws IOException {
    Path folder = Path.of("src/main/resources/dev/actionguard/models");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(f -> f.getFileName().toString()).filter(n -> n.endsWith(".csv")))
          .containsExactlyInAnyOrderElementsOf(
              ModelFiles.all().stream().map(ModelFile::name).toList());
    }
  }

  private static List<MethodRow> standardRows() {
    ModelLoader loader = new ModelLoader();
    for (ModelFile file : ModelFiles.all()) {
      if (!file.isAboutTypes()) {
        loader.addMethods(file.name(), file.text());
      }
    }
    return loader.methodRows();
  }
}

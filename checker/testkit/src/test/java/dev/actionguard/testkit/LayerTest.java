package dev.actionguard.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.util.List;
import java.util.Map;

/** What may know what: the layers of the core, and the libraries that only one package may see. */
@AnalyzeClasses(packages = "dev.actionguard", importOptions = DoNotIncludeTests.class)
final class LayerTest {
  private static final String ROOT = "dev.actionguard.";

  /** The layers of the core; each may use those before it. */
  private static final List<String> LAYERS =
      List.of("ir", "options", "cfg", "dataflow", "model", "analysis", "rule", "rules");

  /** Libraries, and the packages that may see them. */
  private static final Map<String, List<String>> LIBRARIES =
      Map.of(
          "com.sun..", List.of("errorprone", "sources"),
          "com.github.javaparser..", List.of("source"),
          "com.google.errorprone..", List.of("errorprone"),
          "com.puppycrawl..", List.of("checkstyle"),
          "edu.umd.cs.findbugs..", List.of("spotbugs"),
          "org.eclipse.jgit..", List.of("git"),
          "org.eclipse.lsp4j..", List.of("languageserver"),
          "org.objectweb.asm..", List.of("bytecode"),
          "org.snakeyaml..", List.of("config"),
          "picocli..", List.of("cli"));

  @ArchTest
  static void aLayerUsesOnlyThoseBeforeIt(JavaClasses classes) {
    for (int i = 0; i < LAYERS.size() - 1; i++) {
      noClasses()
          .that()
          .resideInAPackage(inside(LAYERS.get(i)))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              LAYERS.subList(i + 1, LAYERS.size()).stream()
                  .map(LayerTest::inside)
                  .toArray(String[]::new))
          .allowEmptyShould(true)
          .check(classes);
    }
  }

  @ArchTest
  static void theCoreUsesOnlyTheJdkAndJSpecify(JavaClasses classes) {
    String[] core = LAYERS.stream().map(LayerTest::inside).toArray(String[]::new);
    classes()
        .that()
        .resideInAnyPackage(core)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed(core))
        .check(classes);
  }

  @ArchTest
  static void topicsDoNotKnowEachOther(JavaClasses classes) {
    slices()
        .matching(ROOT + "rules.(*)..")
        .should()
        .notDependOnEachOther()
        .allowEmptyShould(true)
        .check(classes);
  }

  @ArchTest
  static void aLibraryIsSeenByItsOwnPackageOnly(JavaClasses classes) {
    LIBRARIES.forEach(
        (library, packages) ->
            noClasses()
                .that()
                .resideOutsideOfPackages(
                    packages.stream().map(LayerTest::inside).toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(classes));
  }

  private static String inside(String name) {
    return ROOT + name + "..";
  }

  private static String[] allowed(String[] core) {
    String[] all = new String[core.length + 2];
    System.arraycopy(core, 0, all, 0, core.length);
    all[core.length] = "java..";
    all[core.length + 1] = "org.jspecify.annotations..";
    return all;
  }
}

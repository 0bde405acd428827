package dev.actionguard.recorder;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.time.Clock;
import java.time.Instant;

/** What a package may know, and where time comes from. */
@AnalyzeClasses(packagesOf = ActionRecorder.class, importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      SlicesRuleDefinition.slices()
          .matching("dev.actionguard.recorder.(*)..")
          .should()
          .beFreeOfCycles();

  @ArchTest
  static final ArchRule onlyTheStoreKnowsTheDatabase =
      noClasses()
          .that()
          .resideOutsideOfPackages("..recorder.store..", "dev.actionguard.recorder")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..", "com.zaxxer..", "org.flywaydb..");

  @ArchTest
  static final ArchRule nobodyReadsTheTimePastTheInjectedClock =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @ArchTest
  static final ArchRule onlyTheProgramMakesAClock =
      noClasses()
          .that()
          .resideOutsideOfPackage("..recorder.demo..")
          .should()
          .callMethod(Clock.class, "systemUTC");

  @ArchTest
  static final ArchRule theModelKnowsNobody =
      noClasses()
          .that()
          .resideInAPackage("..recorder.model..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..recorder.access..",
              "..recorder.error..",
              "..recorder.failure..",
              "..recorder.store..",
              "..recorder.view..");
}

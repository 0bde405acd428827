package dev.actionguard.spotbugs;

import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.Program;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.FlowStep;
import dev.actionguard.rule.Place;
import dev.actionguard.rule.Rule;
import edu.umd.cs.findbugs.BugInstance;
import edu.umd.cs.findbugs.Detector2;
import edu.umd.cs.findbugs.MethodAnnotation;
import edu.umd.cs.findbugs.SourceLineAnnotation;
import edu.umd.cs.findbugs.StringAnnotation;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Tells findings in SpotBugs' words. Its annotations are, in this order: class, message, method,
 * line, fingerprint, then a line for each step of the flow, each related place and each note. Lines
 * do not count when SpotBugs compares bugs with a baseline; all else does.
 */
final class BugWriter {
  /** The role of the text that is the fingerprint. */
  static final String FINGERPRINT = "fingerprint";

  private final Detector2 detector;
  private final Program program;

  BugWriter(Detector2 detector, Program program) {
    this.detector = detector;
    this.program = program;
  }

  /** Returns the bug that a finding of the rule is. */
  BugInstance write(Finding finding, Rule rule) {
    Place place = finding.place();
    BugInstance bug =
        new BugInstance(detector, finding.rule(), Grade.priority(finding, rule))
            .addClass(place.className())
            .addString(finding.message())
            .describe(StringAnnotation.STRING_MESSAGE);
    method(place).ifPresent(bug::addMethod);
    bug.add(line(place)).addString(finding.fingerprint()).describe(FINGERPRINT);
    for (FlowStep step : finding.flow()) {
      describe(bug, step.place(), word(step.kind()) + " " + step.reason() + " at");
    }
    for (FlowStep step : finding.related()) {
      describe(bug, step.place(), "see " + step.reason() + " at");
    }
    for (String note : finding.notes()) {
      describe(bug, place, note + "; at");
    }
    return bug;
  }

  private static String word(FlowStep.Kind kind) {
    return switch (kind) {
      case SOURCE -> "from";
      case PROPAGATOR -> "then";
      case REJECTED_GUARD -> "despite";
      case SINK -> "to";
    };
  }

  /** Adds a line with a text; SpotBugs takes braces in it for places to fill in. */
  private static void describe(BugInstance bug, Place place, String text) {
    bug.add(line(place)).describe(text.replace('{', '(').replace('}', ')'));
  }

  private static SourceLineAnnotation line(Place place) {
    String path = place.sourceFile();
    String file = path.isEmpty() ? SourceLineAnnotation.UNKNOWN_SOURCE_FILE : fileName(path);
    int line = place.range().startLine();
    return place.range().isKnown()
        ? new SourceLineAnnotation(place.className(), file, line, line, -1, -1)
        : SourceLineAnnotation.createUnknown(place.className(), file);
  }

  private static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /**
   * Returns the method that the place names. Places leave out parameters that the compiler put in
   * front, so of methods with that name and those last parameters it is the one with the fewest.
   */
  private Optional<MethodAnnotation> method(Place place) {
    return program.own(place.className()).stream()
        .map(ClassModel::methods)
        .flatMap(List::stream)
        .filter(method -> !method.compilerMade() && names(place.method(), method.reference()))
        .min(Comparator.comparing(method -> method.reference().parameters().size()))
        .map(BugWriter::annotation);
  }

  private static boolean names(String signature, MethodRef method) {
    String all = method.signature();
    return all.equals(signature)
        || (method.isConstructor()
            && signature.startsWith("<init>(")
            && (signature.equals("<init>()")
                || all.endsWith(", " + signature.substring("<init>(".length()))));
  }

  private static MethodAnnotation annotation(MethodModel method) {
    MethodRef reference = method.reference();
    StringBuilder descriptor = new StringBuilder("(");
    reference.parameters().forEach(type -> descriptor.append(descriptor(type)));
    return MethodAnnotation.fromForeignMethod(
        reference.owner(),
        reference.name(),
        descriptor.append(')').append(descriptor(reference.returns())).toString(),
        method.isStatic());
  }

  /** Returns the descriptor of a type by its erased name. */
  private static String descriptor(String type) {
    if (type.endsWith("[]")) {
      return "[" + descriptor(type.substring(0, type.length() - 2));
    }
    return switch (type) {
      case "boolean" -> "Z";
      case "byte" -> "B";
      case "char" -> "C";
      case "double" -> "D";
      case "float" -> "F";
      case "int" -> "I";
      case "long" -> "J";
      case "short" -> "S";
      case "void" -> "V";
      default -> "L" + type.replace('.', '/') + ";";
    };
  }
}

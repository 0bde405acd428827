package dev.actionguard.rule;

import dev.actionguard.ir.Body;
import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.FieldModel;
import dev.actionguard.ir.LoweringException;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.ParameterModel;
import dev.actionguard.ir.Program;
import dev.actionguard.ir.Statement;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The findings to which a suppression on a declaration applies. */
interface SuppressionScope {
  /** Returns whether the finding is inside of the declaration. */
  boolean covers(Finding finding, Program program);

  /** Everything in the class, nested, local and anonymous classes included. */
  static SuppressionScope inClass(String name) {
    return (finding, program) ->
        frames(finding.place(), program).stream().anyMatch(f -> f.className.equals(name));
  }

  /** Everything in the method, local and anonymous classes included. */
  static SuppressionScope inMethod(ClassModel owner, MethodModel method) {
    Set<String> signatures = signatures(owner, method);
    return (finding, program) ->
        frames(finding.place(), program).stream()
            .anyMatch(f -> f.className.equals(owner.name()) && signatures.contains(f.method));
  }

  /**
   * The findings whose flow starts at the parameter (or which have no flow and stand in its method)
   * and which name it; all of them if its name is not known.
   */
  static SuppressionScope ofParameter(
      ClassModel owner, MethodModel method, ParameterModel parameter) {
    SuppressionScope inMethod = inMethod(owner, method);
    Set<String> signatures = signatures(owner, method);
    Pattern word = Pattern.compile("(?<![\\w$])" + Pattern.quote(parameter.name()) + "(?![\\w$])");
    return (finding, program) -> {
      boolean starts =
          finding.flow().isEmpty()
              ? inMethod.covers(finding, program)
              : finding.flow().get(0).place().className().equals(owner.name())
                  && signatures.contains(finding.flow().get(0).place().method());
      return starts
          && (parameter.name().isEmpty()
              || word.matcher(finding.message()).find()
              || finding.flow().stream().anyMatch(s -> word.matcher(s.reason()).find()));
    };
  }

  /**
   * Findings at the field or in its initialiser. Class files do not tell where an initialiser
   * stands: it is what leads up to a store to the field in an initialiser or constructor.
   */
  static SuppressionScope inField(ClassModel owner, FieldModel field) {
    return (finding, program) -> {
      Place place = finding.place();
      if (!place.className().equals(owner.name())) {
        return false;
      }
      int line = place.range().startLine();
      return (field.range().isKnown()
              && line >= field.range().startLine()
              && line <= field.range().endLine())
          || (place.method().startsWith("<") && initialiserLines(owner, field).contains(line));
    };
  }

  private static Set<Integer> initialiserLines(ClassModel owner, FieldModel field) {
    Set<Integer> lines = new HashSet<>();
    for (MethodModel method : owner.methods()) {
      if (method.name().startsWith("<") && method.code() != null) {
        body(method).ifPresent(body -> initialiserLines(owner, field, body, lines));
      }
    }
    return lines;
  }

  private static Optional<Body> body(MethodModel method) {
    try {
      return Optional.ofNullable(method.code()).map(code -> code.body());
    } catch (LoweringException e) {
      return Optional.empty();
    }
  }

  private static void initialiserLines(
      ClassModel owner, FieldModel field, Body body, Set<Integer> lines) {
    Set<Integer> pending = new LinkedHashSet<>();
    for (var block : body.blocks()) {
      for (Statement statement : block.statements()) {
        pending.add(statement.range().startLine());
        if (statement instanceof Statement.FieldStore store
            && store.field().owner().equals(owner.name())) {
          if (store.field().name().equals(field.name())) {
            lines.addAll(pending);
          }
          pending.clear();
        } else if (statement instanceof Statement.Call call
            && call.method().isConstructor()
            && call.target() == null
            && call.receiver() != null
            && call.receiver().equals(body.locals().isEmpty() ? null : body.locals().get(0))) {
          pending.clear();
        }
      }
    }
    lines.remove(0);
  }

  /**
   * The signatures by which places may name the method: with and, for constructors of enums and
   * inner classes, without the parameters that the compiler put in front.
   */
  private static Set<String> signatures(ClassModel owner, MethodModel method) {
    MethodRef reference = method.reference();
    Set<String> signatures = new HashSet<>(Set.of(reference.signature()));
    List<String> parameters = reference.parameters();
    if (reference.isConstructor()) {
      int added =
          owner.kind() == ClassModel.Kind.ENUM
              ? 2
              : !parameters.isEmpty() && parameters.get(0).equals(owner.enclosing()) ? 1 : 0;
      if (added <= parameters.size()) {
        signatures.add(
            new MethodRef(
                    reference.owner(),
                    reference.name(),
                    parameters.subList(added, parameters.size()),
                    reference.returns())
                .signature());
      }
    }
    return signatures;
  }

  /** A class and the method in it; empty if none. */
  record Frame(String className, String method) {}

  /** Returns the place's class and method, then those around them, outwards. */
  private static List<Frame> frames(Place place, Program program) {
    Set<Frame> frames = new LinkedHashSet<>();
    frames.add(new Frame(place.className(), place.method()));
    Optional<ClassModel> model = program.own(place.className());
    while (model.isPresent() && model.get().enclosing() != null) {
      MethodRef method = model.get().enclosingMethod();
      String outer = String.valueOf(model.get().enclosing());
      if (!frames.add(new Frame(outer, method == null ? "" : method.signature()))) {
        break;
      }
      model = program.own(outer);
    }
    return List.copyOf(frames);
  }
}

package dev.actionguard.rules.clock;

import dev.actionguard.analysis.Label;
import dev.actionguard.analysis.ProgramIndex;
import dev.actionguard.analysis.Site;
import dev.actionguard.ir.AnnotationModel;
import dev.actionguard.ir.BasicBlock;
import dev.actionguard.ir.Body;
import dev.actionguard.ir.FieldRef;
import dev.actionguard.ir.Local;
import dev.actionguard.ir.LoweringException;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.Operand;
import dev.actionguard.ir.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which clock a time comes from.
 *
 * @param field for an injected clock the field that holds it, if that is seen
 */
record ClockIdentity(Kind kind, @Nullable FieldRef field) {
  /** The kinds of clocks. */
  enum Kind {
    LOCAL("the local clock"),
    MONOTONIC("the monotonic clock"),
    INJECTED("an injected clock"),
    DATABASE("the database's clock"),
    FRAMEWORK("the framework's clock"),
    UNKNOWN("some clock");

    private final String text;

    Kind(String text) {
      this.text = text;
    }
  }

  static ClockIdentity of(ProgramIndex index, Label.Source source) {
    return switch (source.origin()) {
      case WALL_CLOCK, SYSTEM_CLOCK -> new ClockIdentity(Kind.LOCAL, null);
      case MONOTONIC_CLOCK -> new ClockIdentity(Kind.MONOTONIC, null);
      case DATABASE_CLOCK -> new ClockIdentity(Kind.DATABASE, null);
      case INJECTED_CLOCK -> new ClockIdentity(Kind.INJECTED, clockField(index, source.site()));
      default -> new ClockIdentity(Kind.UNKNOWN, null);
    };
  }

  /** The clock behind an annotation of a field. */
  static ClockIdentity of(AnnotationModel annotation) {
    boolean database =
        annotation.values().values().stream()
            .anyMatch(v -> v instanceof AnnotationModel.EnumValue e && e.name().equals("DB"));
    return new ClockIdentity(database ? Kind.DATABASE : Kind.FRAMEWORK, null);
  }

  /**
   * Returns whether two times surely come from different clocks. Injected clocks are the same bean,
   * wherever they are injected, unless one class holds both. A framework that is not asked to use
   * another clock uses the local one.
   */
  boolean differs(ClockIdentity other) {
    if (kind == Kind.UNKNOWN || other.kind == Kind.UNKNOWN) {
      return false;
    }
    if (kind == Kind.INJECTED && other.kind == Kind.INJECTED) {
      return field != null
          && other.field != null
          && field.owner().equals(other.field.owner())
          && !field.name().equals(other.field.name());
    }
    boolean machine = kind == Kind.LOCAL || kind == Kind.FRAMEWORK;
    boolean otherMachine = other.kind == Kind.LOCAL || other.kind == Kind.FRAMEWORK;
    return kind != other.kind && !(machine && otherMachine);
  }

  /** Returns what people call it. */
  String text() {
    return field == null ? kind.text : "the clock '" + field.name() + "'";
  }

  /** The field that the clock of a read was loaded from. */
  private static @Nullable FieldRef clockField(ProgramIndex index, Site site) {
    MethodModel method = index.method(site.method());
    if (method == null || method.code() == null || site.block() < 0) {
      return null;
    }
    Body body;
    try {
      body = method.code().body();
    } catch (LoweringException e) {
      return null;
    }
    List<Statement> statements = body.blocks().get(site.block()).statements();
    if (site.index() >= statements.size()
        || !(statements.get(site.index()) instanceof Statement.Call call)) {
      return null;
    }
    Operand clock =
        call.receiver() == null && !call.arguments().isEmpty()
            ? call.arguments().get(0)
            : call.receiver();
    return clock instanceof Local local ? loaded(body, local) : null;
  }

  private static @Nullable FieldRef loaded(Body body, Local local) {
    FieldRef found = null;
    for (BasicBlock block : body.blocks()) {
      for (Statement statement : block.statements()) {
        if (statement instanceof Statement.FieldLoad load && load.target().equals(local)) {
          if (found != null && !found.equals(load.field())) {
            return null;
          }
          found = load.field();
        }
      }
    }
    return found;
  }
}

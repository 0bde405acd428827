package dev.actionguard.bytecode;

import dev.actionguard.bytecode.ClassFile.BootstrapHandle;
import dev.actionguard.bytecode.ClassFile.Dynamic;
import dev.actionguard.bytecode.ClassFile.MethodTypeConstant;
import dev.actionguard.ir.Local;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.Operand;
import dev.actionguard.ir.SourceRange;
import dev.actionguard.ir.Statement;
import dev.actionguard.ir.Statement.CallKind;
import dev.actionguard.ir.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/** Reads the call sites that make lambdas and method references. */
final class Closures {
  private static final String FACTORY = "java.lang.invoke.LambdaMetafactory";

  private Closures() {}

  /** Returns the method that the closure calls, or null if the call site makes no closure. */
  static @Nullable BootstrapHandle implementation(Dynamic site) {
    boolean closure = site.isOf(FACTORY, "metafactory") || site.isOf(FACTORY, "altMetafactory");
    return closure
            && site.arguments().size() >= 3
            && site.arguments().get(1) instanceof BootstrapHandle handle
        ? handle
        : null;
  }

  /** Returns the statement for a call site for which {@link #implementation} is not null. */
  static Statement.Closure statement(
      Names names,
      Dynamic site,
      BootstrapHandle handle,
      PrivateMethods privateMethods,
      Local target,
      List<Operand> captured,
      SourceRange range) {
    Names.Shape factory = names.method(site.descriptor());
    Names.Shape erased = shape(site.arguments().get(0));
    Names.Shape instantiated = shape(site.arguments().get(2));
    MethodRef implementation = handle.target().reference();
    return new Statement.Closure(
        target,
        names.reference(factory.returns(), site.name(), erased),
        implementation,
        kind(handle, privateMethods),
        captured,
        instantiated.parameters(),
        range);
  }

  private static Names.Shape shape(Object argument) {
    return argument instanceof MethodTypeConstant type
        ? type.shape()
        : new Names.Shape(List.of(), List.of(), Type.UNKNOWN);
  }

  private static CallKind kind(BootstrapHandle handle, PrivateMethods privateMethods) {
    return switch (handle.tag()) {
      case Opcodes.H_INVOKESTATIC -> CallKind.STATIC;
      case Opcodes.H_INVOKESPECIAL, Opcodes.H_NEWINVOKESPECIAL -> CallKind.SPECIAL;
      default -> {
        if (privateMethods.contains(handle.target().reference())) {
          yield CallKind.SPECIAL;
        }
        yield handle.tag() == Opcodes.H_INVOKEINTERFACE ? CallKind.INTERFACE : CallKind.VIRTUAL;
      }
    };
  }
}

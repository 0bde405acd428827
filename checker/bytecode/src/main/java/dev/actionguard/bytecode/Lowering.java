package dev.actionguard.bytecode;

import dev.actionguard.bytecode.Code.Variable;
import dev.actionguard.ir.Body;
import dev.actionguard.ir.Local;
import dev.actionguard.ir.LoweringException;
import dev.actionguard.ir.ParameterModel;
import dev.actionguard.ir.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/**
 * Lowers the code of one method, in steps that are classes of their own:
 *
 * <ol>
 *   <li>{@link CodeReader} decodes the instructions, {@link SubroutineInliner} first where there
 *       are subroutines;
 *   <li>{@link FlowGraph} cuts them into blocks;
 *   <li>{@link Variables} tells variables apart that share a slot;
 *   <li>{@link StackAnalysis} turns the operand stack into numbered values;
 *   <li>{@link TypeInference} finds the types of values and variables;
 *   <li>{@link Emitter} writes statements;
 *   <li>{@link Handlers} adds exception handlers and says what they were in the source;
 *   <li>{@link StringSwitches} and {@link EnumSwitches} put back together the switches that the
 *       compiler took apart;
 *   <li>{@link Simplifier} drops blocks that do nothing.
 * </ol>
 *
 * All steps are iterative, and near to linear in the size of the code.
 */
final class Lowering {
  private final LoweringContext context;

  Lowering(LoweringContext context) {
    this.context = context;
  }

  /**
   * Returns the lowered body.
   *
   * @param enumSwitches whether switches on enums are put back together
   * @throws LoweringException if the code is damaged or beyond the bounds of a class file
   */
  Body lower(ClassFile file, ClassFile.Method method, boolean enumSwitches) {
    try {
      Code code = CodeReader.read(file, method);
      if (code == null) {
        code = SubroutineInliner.read(file, method);
      }
      return lower(code, enumSwitches);
    } catch (LoweringException e) {
      throw e;
    } catch (IndexOutOfBoundsException | IllegalArgumentException | ArithmeticException e) {
      throw new LoweringException("damaged code: " + e.getMessage(), e);
    }
  }

  private Body lower(Code code, boolean enumSwitches) {
    Drafts drafts = new Drafts();
    boolean isStatic = (code.method().access() & Opcodes.ACC_STATIC) != 0;
    int slots = isStatic ? 0 : 1;
    for (ParameterModel parameter : context.parameters()) {
      slots += isWide(parameter.type()) ? 2 : 1;
    }
    FlowGraph graph = new FlowGraph(code);
    Variables variables = new Variables(code, graph, slots);
    @Nullable Local[] locals = declareParameters(drafts, variables, isStatic);
    StackAnalysis stack = new StackAnalysis(code, graph, variables);
    TypeInference types =
        new TypeInference(
            code, graph, variables, stack, declaredTypes(variables, locals), context.returns());
    Emission emission = new Emission(context, code, graph, variables, stack, types, drafts, locals);
    Emitter emitter = new Emitter(emission);
    emitter.run();
    new Handlers(emission, emitter).run();
    new StringSwitches(drafts).run();
    if (enumSwitches) {
      new EnumSwitches(drafts, context.enums()).run();
    }
    new Simplifier(drafts).run();
    return drafts.build();
  }

  private static boolean isWide(Type type) {
    return type.equals(Type.LONG) || type.equals(Type.DOUBLE);
  }

  private @Nullable Local[] declareParameters(
      Drafts drafts, Variables variables, boolean isStatic) {
    @Nullable Local[] locals = new Local[variables.count()];
    int slot = 0;
    if (!isStatic) {
      locals[slot++] = drafts.local("this", Type.of(context.owner()), Local.Kind.THIS);
    }
    List<ParameterModel> parameters = context.parameters();
    for (ParameterModel parameter : parameters) {
      locals[slot] = drafts.local(parameter.name(), parameter.type(), Local.Kind.PARAMETER);
      slot += isWide(parameter.type()) ? 2 : 1;
    }
    return locals;
  }

  private @Nullable Type[] declaredTypes(Variables variables, @Nullable Local[] locals) {
    @Nullable Type[] types = new Type[variables.count()];
    for (int v = 0; v < types.length; v++) {
      Local local = locals[v];
      Variable debug = variables.debug(v);
      if (local != null) {
        types[v] = local.type().erased();
      } else if (debug != null) {
        types[v] = context.names().descriptor(debug.descriptor());
      }
    }
    return types;
  }
}

package dev.actionguard.bytecode;

import dev.actionguard.bytecode.Code.Variable;
import dev.actionguard.ir.ClassLookup;
import dev.actionguard.ir.ParameterModel;
import dev.actionguard.ir.Type;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What lowering knows about the method from its header and about other classes.
 *
 * @param classes finds the classes beside this one
 * @param enums names the constants that switches go by
 * @param typeVariables the erased bounds of the class's and the method's type variables
 */
record LoweringContext(
    Names names,
    ClassLookup classes,
    EnumNames enums,
    String owner,
    Map<String, Type> typeVariables,
    List<ParameterModel> parameters,
    Type returns) {

  /** Returns a variable's type with type arguments if the debug table has them. */
  Type declaredType(@Nullable Variable debug, Type erased) {
    if (debug == null || debug.signature() == null) {
      return erased;
    }
    Type type = Signatures.ofField(names, debug.signature(), typeVariables);
    return type != null && type.name().equals(erased.name()) ? type : erased;
  }
}

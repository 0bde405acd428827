package dev.actionguard.model;

import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.TypeHierarchy;
import java.util.List;
import java.util.Optional;

/** The facts of all model files. Safe for use by several threads. */
public interface LibraryModels {
  /**
   * Returns the facts about the method that a call names: those of the receiver's type, else of its
   * nearest supertype that has any row for that method. Empty if no row covers the method: then
   * nothing is known of it. Constructors are looked up like methods, so that a row of an
   * exception's root holds for every exception with a constructor of that form.
   */
  List<MethodFact> facts(MethodRef method, TypeHierarchy hierarchy);

  /** Returns the fact of that role about a type or annotation, own or by a supertype. */
  Optional<TypeFact> fact(String type, TypeFact.Role role, TypeHierarchy hierarchy);
}

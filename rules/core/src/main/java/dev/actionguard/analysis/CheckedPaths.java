package dev.actionguard.analysis;

/**
 * Knows the builders of QueryDSL paths that were given a validator of properties: it refuses names
 * that the entity does not have.
 */
final class CheckedPaths {
  private static final String BUILDER = "com.querydsl.core.types.dsl.PathBuilder";
  private static final String VALIDATOR = "com.querydsl.core.types.dsl.PathBuilderValidator";
  private static final String CHECKED = "$checked";

  private CheckedPaths() {}

  /** Notes that a builder is made with a validator. */
  static void note(HeapAccess heap, CallSite call) {
    if (call.method().isConstructor()
        && call.receiver() != null
        && call.method().owner().equals(BUILDER)
        && call.method().parameters().contains(VALIDATOR)) {
      heap.putField(call.receiver(), CHECKED, Value.ofConstant(1), true);
    }
  }

  /** Returns whether the call asks a builder that surely has a validator. */
  static boolean isChecked(HeapAccess heap, CallSite call) {
    return call.receiver() != null
        && call.method().owner().equals(BUILDER)
        && !call.receiver().objects().isEmpty()
        && Integer.valueOf(1).equals(heap.field(call.receiver(), CHECKED).integer());
  }
}

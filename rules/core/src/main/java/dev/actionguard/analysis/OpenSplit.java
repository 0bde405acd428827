package dev.actionguard.analysis;

import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.ParameterModel;
import dev.actionguard.ir.Type;
import dev.actionguard.model.TypeFact;
import java.lang.reflect.Modifier;
import java.util.Optional;
import java.util.Set;

/**
 * Effects that belong together and that nothing holds together, down from a method that is called
 * from outside.
 *
 * @param root the method that is called from outside
 * @param entry what kind of entry point it is, or empty if none is known
 * @param inBean whether its class is marked as one that does actions
 */
public record OpenSplit(
    Split split, MethodModel root, Optional<EntryPoints.Entry> entry, boolean inBean) {
  /** What the caller of a method hands over together with its transaction. */
  private static final Set<String> HANDLES =
      Set.of(
          "java.sql.Connection",
          "java.sql.Statement",
          "javax.persistence.EntityManager",
          "jakarta.persistence.EntityManager",
          "javax.persistence.EntityTransaction",
          "jakarta.persistence.EntityTransaction",
          "org.hibernate.SharedSessionContract",
          "org.hibernate.Transaction",
          "org.apache.ibatis.session.SqlSession",
          "org.jdbi.v3.core.Handle",
          "org.jooq.DSLContext",
          "org.jooq.Configuration",
          "com.mongodb.client.ClientSession",
          "io.r2dbc.spi.Connection",
          "io.vertx.sqlclient.SqlClient");

  /** What writes only in a transaction. */
  private static final Set<String> PERSISTENCE =
      Set.of(
          "javax.persistence.EntityManager",
          "jakarta.persistence.EntityManager",
          "javax.persistence.Query",
          "jakarta.persistence.Query");

  /** What belongs to whoever made the object, if it is kept in a field. */
  private static final Set<String> KEPT =
      Set.of(
          "java.sql.Connection",
          "java.sql.Statement",
          "org.apache.ibatis.session.SqlSession",
          "org.jdbi.v3.core.Handle",
          "com.mongodb.client.ClientSession");

  /**
   * Returns whether the method's own transaction, or that of whoever hands it a connection, spans
   * the effects.
   */
  static boolean isSpanned(AnalysisContext context, MethodModel root, Split split) {
    if (!split.isOfDatabase()) {
      return false;
    }
    boolean known = context.entryPoints().entry(root).isPresent() || isInBean(context, root);
    if (!known
        && needsTransaction(context, split.first())
        && needsTransaction(context, split.second())) {
      return true;
    }
    Transactions.Declared declared = context.transactions().declared(root);
    if (declared != null && declared.opens()) {
      return true;
    }
    ClassModel owner = context.index().owner(root);
    return root.parameters().stream()
            .map(ParameterModel::type)
            .anyMatch(t -> isOne(context.index(), t, HANDLES))
        || owner.fields().stream().anyMatch(f -> isOne(context.index(), f.type(), KEPT));
  }

  /**
   * Returns whether a write fails or waits without a transaction of whoever calls the root (Jakarta
   * Persistence 3.2, section 3.2.4: a transaction-scoped entity manager throws, an extended one
   * writes at the next commit).
   */
  private static boolean needsTransaction(AnalysisContext context, WriteEffect write) {
    return PERSISTENCE.stream()
            .anyMatch(type -> context.index().hierarchy().isSubtype(write.method().owner(), type))
        && write.steps().stream()
            .map(CallStep::callee)
            .map(context.index()::method)
            .allMatch(callee -> callee == null || context.transactions().declared(callee) == null);
  }

  /** Returns whether an annotation marks the class of a method as one that does actions. */
  static boolean isInBean(AnalysisContext context, MethodModel method) {
    return context.index().owner(method).annotations().stream()
        .anyMatch(
            a -> context.index().annotationFact(a.type(), TypeFact.Role.STEREOTYPE).isPresent());
  }

  private static boolean isOne(ProgramIndex index, Type type, Set<String> handles) {
    return handles.stream().anyMatch(h -> index.hierarchy().isSubtype(type.name(), h));
  }

  /**
   * Returns whether somebody outside of the program can be thought to call the method: an entry
   * point, or a public method that does not only implement what a library asks for.
   */
  static boolean isCallable(AnalysisContext context, MethodModel method) {
    if (context.entryPoints().entry(method).isPresent()) {
      return true;
    }
    return method.isPublic()
        && !method.compilerMade()
        && !method.isConstructor()
        && !method.name().equals("<clinit>")
        && Modifier.isPublic(context.index().owner(method).modifiers())
        && !overridesLibrary(context.index(), method);
  }

  private static boolean overridesLibrary(ProgramIndex index, MethodModel method) {
    Set<String> types = index.hierarchy().supertypes(method.reference().owner());
    return !method.isStatic()
        && types.stream()
            .filter(type -> !index.program().contains(type) && !type.equals("java.lang.Object"))
            .map(index.program()::find)
            .flatMap(Optional::stream)
            .anyMatch(c -> c.method(method.name(), method.reference().parameters()).isPresent());
  }
}

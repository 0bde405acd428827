package dev.actionguard.analysis;

import dev.actionguard.ir.MethodModel;
import dev.actionguard.options.Options.Strength;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Recognises access checks by their names where no body shows what they do, or where the body reads
 * the user or a store of permissions.
 */
final class AccessNames {
  private static final Set<String> THROWING =
      Set.of(
          "check",
          "require",
          "verify",
          "ensure",
          "assert",
          "authorize",
          "authorise",
          "demand",
          "enforce",
          "validate");
  private static final Set<String> SUBJECTS =
      Set.of(
          "access",
          "permission",
          "permissions",
          "permitted",
          "allowed",
          "authorized",
          "authorised",
          "authority",
          "role",
          "owner",
          "owned",
          "ownership",
          "admin",
          "privilege",
          "privileges",
          "member",
          "rights",
          "scope");

  /** Subjects of other checks, too: {@code checkModificationIsAllowed}. */
  private static final Set<String> AMBIGUOUS =
      Set.of("access", "allowed", "permitted", "scope", "member", "owner", "owned");

  private static final Set<String> OWNERS =
      Set.of(
          "access",
          "permission",
          "permissions",
          "authorization",
          "authorizer",
          "authorisation",
          "security",
          "acl",
          "policy",
          "guard",
          "auth",
          "rbac",
          "entitlement",
          "entitlements");
  private static final Set<String> ASKING =
      Set.of("can", "may", "is", "has", "allows", "permits", "owns");

  private static final Set<String> ABILITY = Set.of("can", "may");

  private static final Set<String> ANSWERS =
      Set.of("allowed", "permitted", "authorized", "authorised", "check", "authorize", "authorise");

  private static final Set<String> DECISIONS = Set.of("decision", "verdict", "result", "response");

  private AccessNames() {}

  /**
   * Returns the check that the call is by its name (true or normal return proves it), or nothing.
   */
  static Facts facts(
      AnalysisContext context,
      HeapAccess heap,
      CallSite call,
      List<MethodModel> targets,
      Value result) {
    List<String> name = Names.tokens(call.method().name());
    if (name.isEmpty()) {
      return Facts.NONE;
    }
    boolean isBoolean = call.method().returns().equals("boolean");
    boolean securityOwner = isStore(call.method().owner());
    boolean accessSubject = name.stream().anyMatch(SUBJECTS::contains);
    boolean byName =
        isBoolean
            ? asks(name, accessSubject, securityOwner && !call.arguments().isEmpty())
                || (ABILITY.contains(name.get(0)) && readsUser(context, heap, call, targets))
            : THROWING.contains(name.get(0))
                && (accessSubject || securityOwner)
                && targets.isEmpty();
    if (!byName || context.index().isTest(call.method().owner()) || isLibrary(call)) {
      return Facts.NONE;
    }
    if (isBoolean
        && !targets.isEmpty()
        && !looksAtUser(context, heap, call, targets, result, securityOwner)) {
      return Facts.NONE;
    }
    Set<Label> subjects = new LinkedHashSet<>();
    for (Value argument : call.arguments()) {
      heap.deep(argument)
          .forEach(
              (label, marks) -> {
                boolean user = label instanceof Label.Source s && s.origin() == Origin.PRINCIPAL;
                if (!user) {
                  subjects.add(label);
                }
              });
    }
    Strength strength = subjects.isEmpty() ? Strength.ROLE : Strength.OBJECT;
    return Facts.check(new Facts.Check(strength, subjects, targets.isEmpty()));
  }

  /** Returns whether a type is named as one that tells what was decided. */
  static boolean isDecision(String type) {
    return Names.tokens(Descriptions.simpleName(type)).stream().anyMatch(DECISIONS::contains);
  }

  /** Returns whether a class is named as one that knows who may do what. */
  static boolean isStore(String owner) {
    return Names.tokens(Descriptions.simpleName(owner)).stream().anyMatch(OWNERS::contains);
  }

  /** {@code checkPermission}, {@code requireOwner}. */
  static boolean demands(String method) {
    List<String> name = Names.tokens(method);
    return !name.isEmpty()
        && THROWING.contains(name.get(0))
        && name.stream().skip(1).anyMatch(w -> SUBJECTS.contains(w) && !AMBIGUOUS.contains(w));
  }

  /** {@code canEdit}, {@code isOwner}, {@code policy.allowed(user)}. */
  private static boolean asks(List<String> name, boolean accessSubject, boolean givenToSecurity) {
    boolean ability = ASKING.contains(name.get(0)) && !name.get(0).equals("is");
    if ((ASKING.contains(name.get(0)) && accessSubject) || (ability && givenToSecurity)) {
      return true;
    }
    return givenToSecurity && name.stream().anyMatch(ANSWERS::contains);
  }

  /** {@code mayPay(principal, id)} with a body that is given the authenticated user or reads it. */
  private static boolean readsUser(
      AnalysisContext context, HeapAccess heap, CallSite call, List<MethodModel> targets) {
    if (targets.isEmpty()) {
      return false;
    }
    boolean given = call.arguments().stream().anyMatch(a -> heap.deep(a).has(Origin.PRINCIPAL));
    return given || targets.stream().anyMatch(t -> readsUser(context.summary(t)));
  }

  private static boolean readsUser(@Nullable MethodSummary summary) {
    return summary != null && summary.effects().contains(MethodSummary.EffectSort.USER_READ);
  }

  /** JDK types ask other questions: {@code AtomicBoolean}, {@code File.canRead}. */
  private static boolean isLibrary(CallSite call) {
    return call.method().owner().startsWith("java.");
  }

  /**
   * A check with a body must read the authenticated user, be given one, or belong to a store of
   * rights.
   */
  private static boolean looksAtUser(
      AnalysisContext context,
      HeapAccess heap,
      CallSite call,
      List<MethodModel> targets,
      Value result,
      boolean securityOwner) {
    if (result.labels().has(Origin.PRINCIPAL)) {
      return true;
    }
    for (MethodModel target : targets) {
      MethodSummary summary = context.summary(target);
      if (summary != null
          && (summary.effects().contains(MethodSummary.EffectSort.USER_READ)
              || (securityOwner
                  && summary.effects().contains(MethodSummary.EffectSort.DATABASE_READ)))) {
        return true;
      }
    }
    for (int i = 0; i < call.arguments().size(); i++) {
      if (heap.deep(call.arguments().get(i)).has(Origin.PRINCIPAL)
          || AccessEvidence.isUser(call.method().parameters().get(i))) {
        return true;
      }
    }
    return call.receiver() != null
        && (heap.deep(call.receiver()).has(Origin.PRINCIPAL)
            || AccessEvidence.isUser(call.method().owner()));
  }
}

package dev.actionguard.recorder.access;

import dev.actionguard.recorder.model.Role;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Which rule stands for which operation. Immutable; an operation without a rule is denied. */
public final class AccessPolicy {

  private final Map<Operation, AccessRule> rules;
  private final Set<Operation> overridden;
  private final boolean legacyRuleActive;

  private AccessPolicy(
      Map<Operation, AccessRule> rules, Set<Operation> overridden, boolean legacyRuleActive) {
    this.rules = Collections.unmodifiableMap(rules);
    this.overridden = Collections.unmodifiableSet(overridden);
    this.legacyRuleActive = legacyRuleActive;
  }

  /**
   * Returns the policy of a fresh installation: readers of the owning project and admins read, in
   * project scope; only admins see hosts, traces and details; services, admins and members of the
   * owning project record.
   */
  public static AccessPolicy defaults() {
    AccessRule admin = AccessRule.anyProject(Role.ADMIN);
    AccessRule service = AccessRule.anyProject(Role.SERVICE);
    AccessRule reader = AccessRule.ownProject(Role.READER).or(admin).inProjectScope();
    AccessRule recorder = AccessRule.ownProject(Role.MEMBER).or(service).or(admin);
    Map<Operation, AccessRule> rules = new EnumMap<>(Operation.class);
    rules.put(Operation.LIST, reader);
    rules.put(Operation.SHOW, reader);
    rules.put(Operation.EVENTS, admin.inProjectScope());
    rules.put(Operation.EVENT_DETAILS, admin.inProjectScope());
    rules.put(Operation.RECORD, recorder);
    rules.put(Operation.MANAGE_SERVERS, recorder);
    rules.put(Operation.MIGRATE, AccessRule.anyProject(Role.MIGRATION));
    rules.put(Operation.ARCHIVE, admin.or(service));
    return new AccessPolicy(rules, EnumSet.noneOf(Operation.class), false);
  }

  /**
   * Returns this policy with another rule for an operation.
   *
   * @param operation the operation
   * @param rule its rule
   */
  public AccessPolicy with(Operation operation, AccessRule rule) {
    Map<Operation, AccessRule> changed = new EnumMap<>(rules);
    changed.put(operation, rule);
    Set<Operation> named = EnumSet.of(operation);
    named.addAll(overridden);
    return new AccessPolicy(changed, named, legacyRuleActive);
  }

  /**
   * Returns this policy with an operator's old catch-all rule, which also allows listing and
   * showing where the operator has set no rule for them. Deprecated in Nova and off unless asked
   * for here.
   *
   * @param rule the old rule
   */
  public AccessPolicy withLegacyRule(AccessRule rule) {
    Map<Operation, AccessRule> changed = new EnumMap<>(rules);
    for (Operation operation : EnumSet.of(Operation.LIST, Operation.SHOW)) {
      if (!overridden.contains(operation)) {
        changed.put(operation, rule(operation).or(rule).inProjectScope());
      }
    }
    return new AccessPolicy(changed, overridden, true);
  }

  /** Returns whether an old catch-all rule is part of this policy. */
  public boolean legacyRuleActive() {
    return legacyRuleActive;
  }

  AccessRule rule(Operation operation) {
    return rules.getOrDefault(operation, AccessRule.nobody());
  }
}

package dev.actionguard.recorder.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actionguard.recorder.error.AccessDeniedException;
import dev.actionguard.recorder.mask.IdMasker;
import dev.actionguard.recorder.model.ProjectId;
import dev.actionguard.recorder.model.RequestContext;
import dev.actionguard.recorder.model.RequestId;
import dev.actionguard.recorder.model.Role;
import dev.actionguard.recorder.model.TokenScope;
import dev.actionguard.recorder.model.UserId;
import dev.actionguard.recorder.support.CapturedLog;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The policy, rule by rule. */
final class AccessTest {

  private static final ProjectId OWN = new ProjectId("own");
  private static final ProjectId FOREIGN = new ProjectId("foreign");

  private final AccessGuard guard = guard(AccessPolicy.defaults());

  @Test
  void theDefaultPolicyIsTheDocumentedOne() {
    EnumSet<Operation> reading = EnumSet.of(Operation.LIST, Operation.SHOW);
    EnumSet<Operation> recording = EnumSet.of(Operation.RECORD, Operation.MANAGE_SERVERS);
    assertThat(allowed(Role.READER, OWN)).isEqualTo(reading);
    assertThat(allowed(Role.READER, FOREIGN)).isEmpty();
    EnumSet<Operation> member = EnumSet.copyOf(reading);
    member.addAll(recording);
    assertThat(allowed(Role.MEMBER, OWN)).isEqualTo(member);
    assertThat(allowed(Role.MANAGER, OWN)).isEqualTo(member);
    assertThat(allowed(Role.MANAGER, FOREIGN)).isEmpty();
    EnumSet<Operation> service = EnumSet.copyOf(recording);
    service.add(Operation.ARCHIVE);
    assertThat(allowed(Role.SERVICE, FOREIGN)).isEqualTo(service);
    assertThat(allowed(Role.MIGRATION, FOREIGN)).containsExactly(Operation.MIGRATE);
    assertThat(allowed(Role.ADMIN, FOREIGN))
        .isEqualTo(EnumSet.complementOf(EnumSet.of(Operation.MIGRATE)));
  }

  @Test
  void aTokenOfSystemScopeReadsNothing() {
    RequestContext system = context(Role.ADMIN, null, TokenScope.SYSTEM);
    for (Operation operation :
        EnumSet.of(Operation.LIST, Operation.SHOW, Operation.EVENTS, Operation.EVENT_DETAILS)) {
      assertThat(guard.permits(system, operation, OWN)).isFalse();
    }
    assertThat(guard.permits(system, Operation.ARCHIVE, OWN)).isTrue();
  }

  @Test
  void theCheckBeforeLoadingAsksForTheCallersOwnProject() {
    assertThatCode(
            () -> guard.checkCaller(context(Role.READER, OWN, TokenScope.PROJECT), Operation.LIST))
        .doesNotThrowAnyException();
    assertThatThrownBy(
            () -> guard.checkCaller(context(Role.READER, null, TokenScope.PROJECT), Operation.LIST))
        .isInstanceOf(AccessDeniedException.class)
        .hasMessage("policy does not allow os_compute_api:os-instance-actions:list")
        .satisfies(
            thrown ->
                assertThat(((AccessDeniedException) thrown).rule())
                    .isEqualTo(Operation.LIST.rule()));
  }

  @Test
  void theCheckOfTheOwnerAsksForTheServersProject() {
    RequestContext reader = context(Role.READER, OWN, TokenScope.PROJECT);
    assertThatCode(() -> guard.checkOwner(reader, Operation.SHOW, OWN)).doesNotThrowAnyException();
    assertThatThrownBy(() -> guard.checkOwner(reader, Operation.SHOW, FOREIGN))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> guard.checkOwner(reader, Operation.SHOW, null))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void aRuleThatFailsDenies() {
    AccessGuard broken =
        guard(
            AccessPolicy.defaults()
                .with(
                    Operation.SHOW,
                    (caller, owner) -> {
                      throw new IllegalStateException("secret");
                    }));
    try (CapturedLog log = new CapturedLog()) {
      assertThat(broken.permits(context(Role.ADMIN, OWN, TokenScope.PROJECT), Operation.SHOW, OWN))
          .isFalse();
      assertThat(log.text())
          .contains("policy SHOW failed and so denies: java.lang.IllegalStateException")
          .doesNotContain("secret");
    }
  }

  @Test
  void onlyAdminsAndServicesReachAllProjects() {
    for (Role role : Role.values()) {
      assertThat(guard.reachesAllProjects(context(role, OWN, TokenScope.PROJECT)))
          .isEqualTo(EnumSet.of(Role.ADMIN, Role.SERVICE, Role.MIGRATION).contains(role));
    }
  }

  @Test
  void rulesCombine() {
    AccessRule both = AccessRule.nobody().or(AccessRule.ownProject(Role.READER));
    assertThat(both.allows(context(Role.READER, OWN, TokenScope.PROJECT), OWN)).isTrue();
    assertThat(both.allows(context(Role.SERVICE, OWN, TokenScope.PROJECT), OWN)).isFalse();
    assertThat(
            AccessRule.anyProject(Role.ADMIN)
                .or(AccessRule.nobody())
                .allows(context(Role.ADMIN, null, TokenScope.SYSTEM), null))
        .isTrue();
  }

  @Test
  void aChangedRuleChangesNoOther() {
    AccessPolicy changed = AccessPolicy.defaults().with(Operation.SHOW, AccessRule.nobody());
    RequestContext reader = context(Role.READER, OWN, TokenScope.PROJECT);
    assertThat(guard(changed).permits(reader, Operation.SHOW, OWN)).isFalse();
    assertThat(guard(changed).permits(reader, Operation.LIST, OWN)).isTrue();
    assertThat(guard.permits(reader, Operation.SHOW, OWN)).isTrue();
    assertThat(changed.legacyRuleActive()).isFalse();
  }

  @Test
  void theLegacyRuleCountsInProjectScopeAndWhereNoNewRuleIsSet() {
    AccessPolicy legacy =
        AccessPolicy.defaults()
            .with(Operation.SHOW, AccessRule.nobody())
            .with(Operation.RECORD, AccessRule.nobody())
            .withLegacyRule((caller, owner) -> true);
    RequestContext nobody = context(Role.MIGRATION, FOREIGN, TokenScope.PROJECT);
    assertThat(legacy.legacyRuleActive()).isTrue();
    assertThat(guard(legacy).permits(nobody, Operation.LIST, OWN)).isTrue();
    assertThat(guard(legacy).permits(nobody, Operation.SHOW, OWN)).isFalse();
    assertThat(guard(legacy).permits(nobody, Operation.RECORD, OWN)).isFalse();
    assertThat(guard(legacy).permits(nobody, Operation.EVENTS, OWN)).isFalse();
    assertThat(
            guard(legacy)
                .permits(context(Role.ADMIN, null, TokenScope.SYSTEM), Operation.LIST, OWN))
        .isFalse();
  }

  private EnumSet<Operation> allowed(Role role, ProjectId owner) {
    EnumSet<Operation> allowed = EnumSet.noneOf(Operation.class);
    RequestContext context = context(role, OWN, TokenScope.PROJECT);
    for (Operation operation : Operation.values()) {
      if (guard.permits(context, operation, owner)) {
        allowed.add(operation);
      }
    }
    return allowed;
  }

  private static AccessGuard guard(AccessPolicy policy) {
    return new AccessGuard(policy, IdMasker.withRandomKey());
  }

  private static RequestContext context(Role role, ProjectId project, TokenScope scope) {
    return new RequestContext(
        RequestId.generate(), new UserId("u"), project, Set.of(role), scope, Instant.EPOCH);
  }
}

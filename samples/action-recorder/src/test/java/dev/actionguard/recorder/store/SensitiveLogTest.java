package dev.actionguard.recorder.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.actionguard.recorder.ActionRecorder;
import dev.actionguard.recorder.error.AccessDeniedException;
import dev.actionguard.recorder.error.NotFoundException;
import dev.actionguard.recorder.error.RecorderException;
import dev.actionguard.recorder.mask.IdMasker;
import dev.actionguard.recorder.model.ActionName;
import dev.actionguard.recorder.model.ActionQuery;
import dev.actionguard.recorder.model.InstanceAction;
import dev.actionguard.recorder.model.Marker;
import dev.actionguard.recorder.model.Outcome;
import dev.actionguard.recorder.model.RequestContext;
import dev.actionguard.recorder.model.RequestId;
import dev.actionguard.recorder.model.Role;
import dev.actionguard.recorder.support.CapturedLog;
import dev.actionguard.recorder.support.OnEachDatabase;
import dev.actionguard.recorder.support.RecorderTest;
import dev.actionguard.recorder.support.TestDatabase;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** With everything logged that can be, no identifier shows, neither in lines nor in exceptions. */
@OnEachDatabase
final class SensitiveLogTest extends RecorderTest {

  SensitiveLogTest(TestDatabase database) {
    super(database);
  }

  @Test
  void aWholeLifeIsLoggedWithoutIdentifiers() {
    try (CapturedLog log = new CapturedLog()) {
      RequestContext context = user();
      InstanceAction action = start(context);
      EventHandle handle = recorder.events().start(context, SERVER, EVENT, HOST);
      clock.set(START.minusSeconds(3));
      recorder.events().finish(context, handle, Outcome.failure("secret-details", "secret-trace"));
      recorder.actions().finish(context, action.ref());
      recorder.servers().softDelete(service(), SERVER);
      recorder.archive().archive(service(), null, 100);
      assertThat(log.text())
          .contains("started REBOOT for request " + IdMasker.tail(context.requestId().value()))
          .contains("finished reboot, now: true")
          .contains("started compute_reboot_instance on 1 servers")
          .contains("finished compute_reboot_instance, now: true")
          .contains("clock skew: the finish of an event moved by 3000000 us")
          .contains("clock skew: the finish of an action moved by 3000000 us")
          .doesNotContain(
              SERVER.value(),
              context.requestId().value(),
              USER.value(),
              PROJECT.value(),
              HOST.value(),
              "secret");
    }
  }

  @Test
  void refusalsAreLoggedWithTheProjectHashed() {
    IdMasker masker = new IdMasker(new byte[16]);
    ActionRecorder shared =
        ActionRecorder.over(database.dataSource(), settings().withMasker(masker));
    try (CapturedLog log = new CapturedLog()) {
      assertThatThrownBy(
              () -> shared.actions().start(user(PROJECT, Role.READER), SERVER, ActionName.STOP))
          .isInstanceOf(AccessDeniedException.class);
      assertThat(log.text())
          .contains("policy RECORD denies a caller of project " + masker.hash(PROJECT.value()))
          .doesNotContain(PROJECT.value(), USER.value(), "READER");
    }
  }

  @Test
  void exceptionsKeepIdentifiersOutOfTheirText() {
    RequestContext context = user();
    InstanceAction action = start(context);
    Marker unknown = new Marker(new RequestId("req-unknown"), null);
    List<ThrowingCallable> calls =
        List.of(
            () -> start(context),
            () -> start(user(OTHER_PROJECT, Role.MANAGER)),
            () -> start(user(PROJECT, Role.READER)),
            () -> recorder.actions().list(user(), OTHER_SERVER, ActionQuery.ALL),
            () -> recorder.actions().list(user(), SERVER, ActionQuery.ALL.withMarker(unknown)),
            () -> recorder.actions().finishNewest(user(), SERVER),
            () -> recorder.events().finishNewest(context, SERVER, EVENT, Outcome.success()));
    for (ThrowingCallable call : calls) {
      Throwable thrown = catchThrowable(call);
      assertThat(thrown).isInstanceOf(RecorderException.class);
      assertThat(thrown.toString())
          .doesNotContain(
              SERVER.value(),
              OTHER_SERVER.value(),
              action.requestId().value(),
              "req-unknown",
              PROJECT.value(),
              USER.value(),
              EVENT.value());
    }
    NotFoundException notFound =
        (NotFoundException)
            catchThrowable(() -> recorder.actions().list(user(), OTHER_SERVER, ActionQuery.ALL));
    assertThat(notFound.server()).as("typed, for those who need it").isEqualTo(OTHER_SERVER);
  }
}

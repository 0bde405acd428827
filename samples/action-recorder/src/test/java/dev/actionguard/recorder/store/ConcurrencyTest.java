package dev.actionguard.recorder.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionguard.recorder.error.AlreadyRecordedException;
import dev.actionguard.recorder.error.NotFoundException;
import dev.actionguard.recorder.model.ActionName;
import dev.actionguard.recorder.model.ActionQuery;
import dev.actionguard.recorder.model.InstanceAction;
import dev.actionguard.recorder.model.InstanceActionEvent;
import dev.actionguard.recorder.model.Outcome;
import dev.actionguard.recorder.model.RequestContext;
import dev.actionguard.recorder.model.ServerId;
import dev.actionguard.recorder.support.OnEachDatabase;
import dev.actionguard.recorder.support.RecorderTest;
import dev.actionguard.recorder.support.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** 32 threads at once on the same rows. */
@OnEachDatabase
@Timeout(value = 180, unit = TimeUnit.SECONDS)
final class ConcurrencyTest extends RecorderTest {

  private static final int THREADS = 32;

  ConcurrencyTest(TestDatabase database) {
    super(database);
  }

  @Test
  void actionsOnOneServerAreNeitherLostNorDoubled() throws Exception {
    inParallel(
        number -> {
          RequestContext context = user();
          InstanceAction action = start(context);
          EventHandle handle = recorder.events().start(context, SERVER, EVENT, HOST);
          recorder.events().finish(context, handle, Outcome.success());
          return recorder.actions().finish(context, action.ref()).finishedNow();
        });
    assertThat(listed(ActionQuery.ALL))
        .hasSize(THREADS)
        .allSatisfy(action -> assertThat(action.finishTime()).isNotNull());
    assertThat(database.count("instance_actions_events")).isEqualTo(THREADS);
  }

  @Test
  void eventsOfOneActionAreNeitherLostNorDoubledAndNoFailureIsForgotten() throws Exception {
    RequestContext context = user();
    start(context);
    inParallel(
        number -> {
          EventHandle handle = recorder.events().start(context, SERVER, EVENT, HOST);
          return recorder
              .events()
              .finish(context, handle, number == 7 ? Outcome.failure("x", null) : Outcome.success())
              .finishedNow();
        });
    assertThat(eventsOf(context)).hasSize(THREADS).noneMatch(InstanceActionEvent::isOpen);
    assertThat(stored(context).failed()).isTrue();
  }

  @Test
  void ofManyFinishesOfOneEventExactlyOneCounts() throws Exception {
    RequestContext context = user();
    start(context);
    EventHandle handle = recorder.events().start(context, SERVER, EVENT, HOST);
    List<Boolean> results =
        inParallel(
            number -> recorder.events().finish(context, handle, Outcome.success()).finishedNow());
    assertThat(results).containsOnlyOnce(true);
  }

  @Test
  void ofManyStartsOfOneActionExactlyOneCounts() throws Exception {
    RequestContext context = user();
    List<Boolean> results =
        inParallel(
            number -> {
              try {
                start(context);
                return true;
              } catch (AlreadyRecordedException e) {
                return false;
              }
            });
    assertThat(results).containsOnlyOnce(true);
    assertThat(database.count("instance_actions")).isEqualTo(1);
  }

  @Test
  void reportersOverTheSameServersInOppositeOrderDoNotBlockEachOther() throws Exception {
    register(OTHER_SERVER, PROJECT);
    RequestContext context = user();
    start(context);
    recorder.actions().start(context, OTHER_SERVER, ActionName.REBOOT);
    inParallel(
        number -> {
          ServerId[] order =
              number % 2 == 0
                  ? new ServerId[] {SERVER, OTHER_SERVER}
                  : new ServerId[] {OTHER_SERVER, SERVER};
          recorder.reporter(context, EVENT, HOST, order).run(() -> {});
          return true;
        });
    assertThat(pauses).as("no try was repeated").isEmpty();
    assertThat(database.count("instance_actions_events")).isEqualTo(2L * THREADS);
  }

  @Test
  void anArchiveAmongWritersMovesWholeTrees() throws Exception {
    RequestContext context = user();
    start(context);
    recorder.servers().softDelete(service(), SERVER);
    inParallel(
        number -> {
          if (number == 3) {
            return recorder.archive().archive(service(), null, 1).total() > 0;
          }
          try {
            recorder.events().start(context, SERVER, EVENT, HOST);
            return true;
          } catch (NotFoundException e) {
            return false;
          }
        });
    assertThat(database.count("instances")).isZero();
    assertThat(database.count("instance_actions_events")).isZero();
    assertThat(database.count("shadow_instance_actions")).isEqualTo(1);
  }

  private interface Step {
    boolean run(int number) throws Exception;
  }

  private static List<Boolean> inParallel(Step step)
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      CyclicBarrier together = new CyclicBarrier(THREADS);
      List<Callable<Boolean>> calls = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int number = i;
        calls.add(
            () -> {
              together.await(30, TimeUnit.SECONDS);
              return step.run(number);
            });
      }
      List<Boolean> results = new ArrayList<>();
      for (Future<Boolean> future : threads.invokeAll(calls)) {
        results.add(future.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }
}

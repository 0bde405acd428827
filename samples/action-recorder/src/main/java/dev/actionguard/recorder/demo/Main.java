package dev.actionguard.recorder.demo;

import dev.actionguard.recorder.ActionRecorder;
import dev.actionguard.recorder.mask.IdMasker;
import dev.actionguard.recorder.model.ActionDetails.VisibleEvent;
import dev.actionguard.recorder.model.ActionName;
import dev.actionguard.recorder.model.ActionQuery;
import dev.actionguard.recorder.model.EventName;
import dev.actionguard.recorder.model.EventPrefix;
import dev.actionguard.recorder.model.HostName;
import dev.actionguard.recorder.model.InstanceAction;
import dev.actionguard.recorder.model.ProjectId;
import dev.actionguard.recorder.model.RequestContext;
import dev.actionguard.recorder.model.RequestId;
import dev.actionguard.recorder.model.Role;
import dev.actionguard.recorder.model.ServerId;
import dev.actionguard.recorder.model.ServerState;
import dev.actionguard.recorder.model.UserId;
import dev.actionguard.recorder.store.DatabaseSettings;
import dev.actionguard.recorder.store.RecorderSettings;
import dev.actionguard.recorder.time.TimeSource;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Records a day in the life of a server in the embedded database and prints it as a table. Takes
 * the file of the database as its only argument, or keeps it in memory.
 */
public final class Main {

  private static final HostName HOST = new HostName("compute-7");
  private static final String LINE = "%-12s %-34s %-8s %-26s %s%n";

  private final ActionRecorder recorder;
  private final TimeSource time;
  private final PrintStream out;
  private final ServerId server = new ServerId(UUID.randomUUID().toString());
  private final ProjectId project = new ProjectId("demo");

  private Main(ActionRecorder recorder, TimeSource time, PrintStream out) {
    this.recorder = recorder;
    this.time = time;
    this.out = out;
  }

  /**
   * Runs the demonstration.
   *
   * @param arguments nothing, or the file of the database
   */
  public static void main(String[] arguments) {
    RecorderSettings settings = RecorderSettings.of(Clock.systemUTC());
    DatabaseSettings database =
        arguments.length == 0
            ? DatabaseSettings.inMemory("demo")
            : DatabaseSettings.inFile(Path.of(arguments[0]));
    try (ActionRecorder recorder = ActionRecorder.open(database, settings)) {
      new Main(recorder, settings.time(), System.out).run();
    }
  }

  private void run() {
    RequestContext service = RequestContext.ofService(RequestId.generate(), time.now());
    recorder.servers().register(service, server, project, ServerState.ACTIVE);
    record(ActionName.STOP, "stop_instance", Optional.empty());
    record(ActionName.START, "start_instance", Optional.empty());
    record(
        ActionName.ATTACH_VOLUME,
        "attach_volume",
        Optional.of(new IllegalStateException("this text is not for users")));
    record(ActionName.REBOOT, "reboot_instance", Optional.empty());
    print();
  }

  private void record(ActionName name, String method, Optional<RuntimeException> failure) {
    RequestContext user =
        RequestContext.ofUser(
            RequestId.generate(), new UserId("alice"), project, Set.of(Role.MEMBER), time.now());
    InstanceAction action = recorder.actions().start(user, server, name);
    try {
      recorder
          .reporter(user, EventName.of(EventPrefix.COMPUTE, method), HOST, server)
          .run(() -> failure.ifPresent(Main::raise));
    } catch (IllegalStateException e) {
      out.println("the caller of " + name.wireName() + " got his own " + e.getClass().getName());
    } finally {
      recorder.actions().finish(user, action.ref());
    }
  }

  private void print() {
    RequestContext admin =
        RequestContext.ofUser(
            RequestId.generate(), new UserId("root"), project, Set.of(Role.ADMIN), time.now());
    out.printf(LINE, "request", "action / event", "result", "start", "details");
    for (InstanceAction action :
        recorder.actions().list(admin, server, ActionQuery.ALL).actions()) {
      out.printf(
          LINE,
          IdMasker.tail(action.requestId().value()),
          action.name(),
          action.message().orElse(""),
          action.startTime(),
          "");
      recorder
          .actions()
          .show(admin, server, action.requestId(), true)
          .ifPresent(details -> details.events().forEach(this::print));
    }
  }

  private void print(VisibleEvent visible) {
    out.printf(
        LINE,
        "",
        "  " + visible.event().event(),
        visible.event().outcome().map(Enum::name).orElse("running"),
        visible.event().startTime(),
        visible.event().details() == null ? "" : visible.event().details());
  }

  private static void raise(RuntimeException failure) {
    throw failure;
  }
}

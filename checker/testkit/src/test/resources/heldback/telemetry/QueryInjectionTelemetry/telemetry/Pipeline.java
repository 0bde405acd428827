package telemetry;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

class Pipeline {
  private final Readings readings;
  private final List<Consumer<Command>> stages;
  private final Deque<Command> waiting = new ArrayDeque<>();

  Pipeline(Readings readings) {
    this.readings = readings;
    this.stages = List.of(waiting::add, c -> drain());
  }

  void accept(Command command) {
    for (Consumer<Command> stage : stages) {
      stage.accept(command);
    }
  }

  private void drain() {
    Command next = waiting.poll();
    if (next != null) {
      next.run(readings);
      drain();
    }
  }
}

package telemetry;

import jakarta.websocket.OnMessage;
import jakarta.websocket.server.ServerEndpoint;
import org.springframework.kafka.annotation.KafkaListener;

// ONLY: QueryInjection
@ServerEndpoint("/probe")
public class ProbeSocket {
  private final Pipeline pipeline;

  ProbeSocket(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  @OnMessage
  public void onText(String message) {
    pipeline.accept(Command.parse(message));
  }
}

class ProbeListener {
  private final Readings readings;

  ProbeListener(Readings readings) {
    this.readings = readings;
  }

  @KafkaListener(topics = "probes")
  public void onRecord(String payload) {
    String[] fields = payload.split(";");
    readings.later(fields[0], Double.parseDouble(fields[1]));
    readings.cached(fields[2]);
    readings.remembered(fields[2]);
  }
}

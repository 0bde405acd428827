package dev.actionguard.recorder;

import dev.actionguard.recorder.model.HostName;
import org.jspecify.annotations.Nullable;

/** A service that knows the host it runs on; its recorded methods show it on their events. */
public interface HostOwner {

  /** Returns the host, or null if it is not known. */
  @Nullable HostName host();
}

package dev.actionguard.recorder.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What a user sees in place of a host: equal for steps on the same host in the same project. It has
 * no key and little to guess, so it obscures a host, it does not keep it secret.
 *
 * @param value 56 hexadecimal digits, or empty without a host
 */
public record HostId(String value) {

  /**
   * Returns the id of a host for a project.
   *
   * @param project the actor's project, or the server's for an actor without one
   * @param host the host, if there is one
   */
  public static HostId of(ProjectId project, @Nullable HostName host) {
    if (host == null) {
      return new HostId("");
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-224");
      byte[] bytes = (project.value() + host.value()).getBytes(StandardCharsets.UTF_8);
      return new HostId(HexFormat.of().formatHex(digest.digest(bytes)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java platform has no SHA-224", e);
    }
  }
}

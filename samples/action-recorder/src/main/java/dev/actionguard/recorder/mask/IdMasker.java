package dev.actionguard.recorder.mask;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Turns identifiers into text that may be logged: a keyed hash where lines about the same subject
 * must be recognisable as such, a short tail where a reader holds the full identifier anyway.
 *
 * <p>Share one key between the hosts of an installation to make their logs comparable; a random key
 * makes hashes comparable within one process only.
 */
public final class IdMasker {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int MINIMUM_KEY_BYTES = 16;
  private static final int HASH_BYTES = 6;
  private static final int TAIL = 4;
  private static final String HIDDEN = "***";

  private final SecretKeySpec key;

  /**
   * Makes a masker.
   *
   * @param key at least 16 secret bytes; copied
   */
  public IdMasker(byte[] key) {
    if (key.length < MINIMUM_KEY_BYTES) {
      throw new IllegalArgumentException("a masking key needs at least 16 bytes");
    }
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /** Returns a masker with a random key, which is never shown or stored. */
  public static IdMasker withRandomKey() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return new IdMasker(bytes);
  }

  /**
   * Returns the first 12 hexadecimal digits of the keyed hash of a value.
   *
   * @param value the value to hide, or null
   * @return the hash, or {@code -} for null
   */
  public String hash(@Nullable String value) {
    if (value == null) {
      return "-";
    }
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] digest = mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  /**
   * Returns {@code ***} and at most the last four characters of a value, never more than a quarter
   * of it.
   *
   * @param value the value to hide
   * @return the masked text
   */
  public static String tail(String value) {
    int kept = Math.min(TAIL, value.length() / TAIL);
    return HIDDEN + value.substring(value.length() - kept);
  }

  @Override
  public String toString() {
    return "IdMasker[***]";
  }
}

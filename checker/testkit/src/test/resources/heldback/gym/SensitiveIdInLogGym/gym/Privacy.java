package gym;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

final class Privacy {
  private static final byte[] KEY = {1, 2, 3, 4, 5, 6, 7, 8};

  private Privacy() {}

  static String stars(String value) {
    return value == null ? "?" : "***";
  }

  static String pseudonym(String value) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(value.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String tidy(String value) {
    return value.strip();
  }
}

package dev.actionguard.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is proved of data, or was done to it, as bits. Proofs hold on every path that leads here
 * (joined by intersection); the bits in {@link #POSSIBLE} may have happened (joined by union).
 */
public final class Mark {
  /** Safe as a part of query text. */
  public static final int TEXT = 1;

  /** Its content is checked: fit to be bound. */
  public static final int BOUND = 1 << 1;

  /** Hidden but for a few characters. */
  public static final int MASKED = 1 << 2;

  /** A keyed or cryptographic hash. */
  public static final int HASHED = 1 << 3;

  /** Free of line breaks and control characters. */
  public static final int NEUTRAL = 1 << 4;

  /** Its length is bounded. */
  public static final int LENGTH = 1 << 5;

  /** Known to be present: no validation. */
  public static final int PRESENCE = 1 << 6;

  /** Only a part of it was matched. */
  public static final int PARTIAL = 1 << 7;

  /** Encoded for another context. */
  public static final int ENCODED = 1 << 8;

  /** Looks masked and is not. */
  public static final int WEAK = 1 << 9;

  /** Not the data itself but something decided by it: a boolean, a length, a comparison. */
  public static final int ASPECT = 1 << 10;

  /** Free of carriage returns. */
  public static final int NO_CR = 1 << 11;

  /** Free of line feeds. */
  public static final int NO_LF = 1 << 12;

  /** An object whose text hides what is in it. */
  static final int OPAQUE = 1 << 13;

  /** It was masked or hashed before, and the result was thrown away. */
  public static final int RESULT_IGNORED = 1 << 14;

  /** A number of at most four, or an index at most four before the end. */
  static final int FEW = 1 << 15;

  /** A number, or a time that says its zone or has none. */
  public static final int ZONED = 1 << 19;

  /** Not the data itself but how long it is. */
  static final int MEASURE = 1 << 20;

  /** It went into an object that unknown code made of it: an id in it is not what it shows. */
  static final int ENCLOSED = 1 << 21;

  /** It went through a call that nothing is known of. */
  public static final int UNKNOWN_STEP = 1 << 16;

  /** It came from a value whose name alone makes it what it is. */
  public static final int BY_NAME = 1 << 17;

  /** It is a part of an exception's message. */
  public static final int MESSAGE = 1 << 18;

  /** The bits that are joined by union. */
  static final int POSSIBLE = UNKNOWN_STEP | BY_NAME | MESSAGE;

  /** What a conversion to a closed type proves. */
  static final int CLOSED = TEXT | BOUND;

  /** What holds of data that is not there. */
  static final int NOTHING = CLOSED | NEUTRAL | LENGTH | NO_CR | NO_LF;

  private static final Map<Integer, String> WORDS = new LinkedHashMap<>();

  static {
    WORDS.put(TEXT, "safe in query text");
    WORDS.put(BOUND, "content");
    WORDS.put(LENGTH, "length");
    WORDS.put(PARTIAL, "a part only");
    WORDS.put(PRESENCE, "presence");
    WORDS.put(MASKED, "masked");
    WORDS.put(HASHED, "hashed");
    WORDS.put(NEUTRAL, "free of line breaks");
    WORDS.put(ASPECT, "not the data itself but an aspect of it");
  }

  private Mark() {}

  /** Returns what marks prove or tell, in words and in one order; empty for none. */
  public static String words(int marks) {
    List<String> words = new ArrayList<>();
    WORDS.forEach(
        (mark, word) -> {
          if ((marks & mark) != 0) {
            words.add(word);
          }
        });
    return String.join(", ", words);
  }

  /** Joins the bits of two paths. */
  static int join(int left, int right) {
    return (left & right) | ((left | right) & POSSIBLE);
  }
}

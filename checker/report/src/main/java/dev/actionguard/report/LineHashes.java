package dev.actionguard.report;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The hashes by which GitHub code scanning recognises an alert when lines move. The hash of a line
 * covers the 100 characters from its start on, without spaces and tabs and with line ends as one
 * line feed; equal hashes of one file are numbered.
 *
 * @param byLine {@code hash:number} of each line, counted from 1
 */
record LineHashes(Map<Integer, String> byLine) {
  private static final int WINDOW = 100;
  private static final long FACTOR = 37;
  private static final char END_OF_FILE = 65535;

  Optional<String> of(int line) {
    return Optional.ofNullable(byLine.get(line));
  }

  static LineHashes of(String text) {
    Rolling rolling = new Rolling();
    boolean afterCarriageReturn = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean skip = c == ' ' || c == '\t' || (c == '\n' && afterCarriageReturn);
      afterCarriageReturn = c == '\r';
      if (!skip) {
        rolling.next(c == '\r' ? '\n' : c);
      }
    }
    rolling.next(END_OF_FILE);
    rolling.finish();
    return new LineHashes(Map.copyOf(rolling.hashes));
  }

  /** A window over the characters; when a line's first character leaves it, its hash is known. */
  private static final class Rolling {
    private final Map<Integer, String> hashes = new HashMap<>();
    private final Map<Long, Integer> counts = new HashMap<>();
    private final char[] window = new char[WINDOW];
    private final int[] lineAt = new int[WINDOW];
    private final long outgoing;
    private long hash;
    private int index;
    private int line;
    private boolean lineStarts = true;

    Rolling() {
      long power = 1;
      for (int i = 0; i < WINDOW; i++) {
        power *= FACTOR;
      }
      outgoing = power;
    }

    void next(char c) {
      emit();
      if (lineStarts) {
        lineAt[index] = ++line;
      }
      lineStarts = c == '\n';
      shift(c);
    }

    void finish() {
      for (int i = 0; i < WINDOW; i++) {
        emit();
        shift('\0');
      }
    }

    private void emit() {
      if (lineAt[index] != 0) {
        int count = counts.merge(hash, 1, Integer::sum);
        hashes.put(lineAt[index], Long.toHexString(hash) + ":" + count);
        lineAt[index] = 0;
      }
    }

    private void shift(char c) {
      hash = hash * FACTOR + c - outgoing * window[index];
      window[index] = c;
      index = (index + 1) % WINDOW;
    }
  }
}

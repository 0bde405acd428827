package dev.actionguard.bytecode;

/**
 * Bounds for what is read from archives, so that a hostile one can neither fill the memory nor run
 * on for hours.
 *
 * @param entryBytes the largest class file, unpacked
 * @param archiveBytes the largest archive inside another one, unpacked
 * @param totalBytes all class files of one run together, unpacked
 * @param ratio how many times its packed size an entry may have unpacked, once it is over a
 *     megabyte
 * @param entries the most entries of one archive
 * @param depth how deep archives may be inside each other
 */
record Limits(
    long entryBytes, long archiveBytes, long totalBytes, int ratio, int entries, int depth) {
  static final Limits DEFAULT = new Limits(16L << 20, 512L << 20, 4L << 30, 200, 1_000_000, 4);

  /** Returns how many bytes an entry may have unpacked. */
  long allowed(long packed, boolean archive) {
    long most = archive ? archiveBytes : entryBytes;
    return Math.min(most, Math.max(1L << 20, packed * ratio));
  }
}

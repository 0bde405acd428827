package dev.actionguard.bytecode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.SoftReference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** An archive inside another one, read by its central directory from memory. */
final class MemoryArchive extends Archive {
  private static final int END = 0x06054b50;
  private static final int END_SIZE = 22;
  private static final int CENTRAL = 0x02014b50;
  private static final int CENTRAL_SIZE = 46;
  private static final int LOCAL = 0x04034b50;
  private static final int LOCAL_SIZE = 30;
  private static final int DEFLATED = 8;

  private final Inputs.Content content;
  private volatile SoftReference<byte[]> held;
  private final Map<String, Place> places = new LinkedHashMap<>();

  /** Where an entry is, and how it is packed. */
  private record Place(int flags, int method, long packed, long header) {}

  /**
   * Opens an archive.
   *
   * @param content reads the archive's bytes, again when memory was short
   */
  MemoryArchive(Inputs.Content content, Limits limits) throws IOException {
    super(limits);
    this.content = content;
    byte[] bytes = content.read();
    this.held = new SoftReference<>(bytes);
    try {
      readDirectory(bytes);
    } catch (IndexOutOfBoundsException e) {
      throw new ZipException("it is damaged or cut off");
    }
  }

  private void readDirectory(byte[] bytes) throws IOException {
    int end = findEnd(bytes);
    int count = u2(bytes, end + 10);
    long at = u4(bytes, end + 16);
    if (count == 0xffff || at == 0xffffffffL) {
      throw new ZipException("it is a 64-bit archive inside an archive");
    }
    for (int i = 0; i < count; i++) {
      int header = offset(bytes, at);
      if (u4(bytes, header) != CENTRAL) {
        throw new ZipException("its directory is damaged");
      }
      int nameLength = u2(bytes, header + 28);
      String name = new String(bytes, header + CENTRAL_SIZE, nameLength, StandardCharsets.UTF_8);
      if (!name.endsWith("/")) {
        places.putIfAbsent(
            name,
            new Place(
                u2(bytes, header + 8),
                u2(bytes, header + 10),
                u4(bytes, header + 20),
                u4(bytes, header + 42)));
      }
      at += CENTRAL_SIZE + nameLength + u2(bytes, header + 30) + u2(bytes, header + 32);
    }
  }

  private static int offset(byte[] bytes, long offset) throws IOException {
    if (offset > bytes.length) {
      throw new ZipException("it is damaged or cut off");
    }
    return (int) offset;
  }

  private byte[] bytes() throws IOException {
    byte @Nullable [] known = held.get();
    if (known == null) {
      known = content.read();
      held = new SoftReference<>(known);
    }
    return known;
  }

  private static int findEnd(byte[] bytes) throws IOException {
    int lowest = Math.max(0, bytes.length - END_SIZE - 0xffff);
    for (int at = bytes.length - END_SIZE; at >= lowest; at--) {
      if (u4(bytes, at) == END) {
        return at;
      }
    }
    throw new ZipException("it is not an archive, or is cut off");
  }

  private static int u2(byte[] bytes, int at) {
    return (bytes[at] & 0xff) | (bytes[at + 1] & 0xff) << 8;
  }

  private static long u4(byte[] bytes, int at) {
    return u2(bytes, at) | (long) u2(bytes, at + 2) << 16;
  }

  @Override
  List<Entry> entries() throws IOException {
    List<Entry> entries = new ArrayList<>();
    places.forEach((name, place) -> entries.add(new Entry(name, place.packed())));
    return checked(entries);
  }

  @Override
  byte @Nullable [] read(String name) throws IOException {
    Place place = places.get(name);
    if (place == null) {
      return null;
    }
    if ((place.flags() & 1) != 0) {
      throw new ZipException("it is encrypted");
    }
    byte[] bytes = bytes();
    int header = offset(bytes, place.header());
    if (header + LOCAL_SIZE > bytes.length || u4(bytes, header) != LOCAL) {
      throw new ZipException("the archive's directory is damaged");
    }
    int start = header + LOCAL_SIZE + u2(bytes, header + 26) + u2(bytes, header + 28);
    if (start + place.packed() > bytes.length) {
      throw new ZipException("the archive is cut off");
    }
    InputStream packed = new ByteArrayInputStream(bytes, start, (int) place.packed());
    if (place.method() != DEFLATED) {
      return bounded(packed, name, place.packed());
    }
    Inflater inflater = new Inflater(true);
    try (InputStream in = new InflaterInputStream(packed, inflater)) {
      return bounded(in, name, place.packed());
    } finally {
      inflater.end();
    }
  }

  @Override
  public void close() {
    // Memory only.
  }
}

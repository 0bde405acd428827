package dev.actionguard.bytecode;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * An open archive: a file, or one inside another archive, which is held in memory. Nothing is ever
 * unpacked to disk. Safe for use by several threads.
 */
abstract class Archive implements Closeable {
  /** An entry and its packed size. */
  record Entry(String name, long packed) {}

  final Limits limits;

  Archive(Limits limits) {
    this.limits = limits;
  }

  /** Opens an archive file. */
  static Archive open(Path file, Limits limits) throws IOException {
    return new FileArchive(file, limits);
  }

  /** Opens an archive that was an entry of another one. */
  static Archive open(Inputs.Content content, Limits limits) throws IOException {
    return new MemoryArchive(content, limits);
  }

  /** Returns the entries that are files, in the order of the archive. */
  abstract List<Entry> entries() throws IOException;

  /** Returns the entry's content, or null if there is none of that name. */
  abstract byte @Nullable [] read(String name) throws IOException;

  /** Reads up to the allowed size, whatever the archive says about it. */
  final byte[] bounded(InputStream in, String name, long packed) throws IOException {
    long allowed = limits.allowed(packed, ArchiveLayout.isArchive(name));
    byte[] content = in.readNBytes((int) Math.min(allowed + 1, Integer.MAX_VALUE - 8));
    if (content.length > allowed) {
      throw new ZipException("it unpacks to more than %,d bytes".formatted(allowed));
    }
    return content;
  }

  final List<Entry> checked(List<Entry> entries) throws IOException {
    if (entries.size() > limits.entries()) {
      throw new ZipException("it has more than %,d entries".formatted(limits.entries()));
    }
    return entries;
  }
}

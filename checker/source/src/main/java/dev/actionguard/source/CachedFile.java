package dev.actionguard.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A source file as it was read last. */
final class CachedFile {
  /** A file that was written just before it was read may be written again in the same instant. */
  private static final long SETTLED_MILLIS = 2_000;

  private final String content;
  private final SourceReader.Read read;
  private @Nullable String shape;
  private final int classes;
  private final long size;
  private final long modified;

  /** Null until it was lowered, and when it has to be again. */
  @Nullable LoweredUnit lowered;

  private CachedFile(String content, SourceReader.Read read, long size, long modified) {
    this.content = content;
    this.read = read;
    this.size = size;
    this.modified = modified;
    Unit unit = read.unit();
    this.classes = unit == null ? 0 : unit.classes().size();
  }

  /**
   * Reads a file, unless it is as it was before.
   *
   * @param completes whether the members that Lombok generates are written
   * @param before null if it was not read yet
   * @param open the text in an editor
   * @param now the time in milliseconds
   */
  static CachedFile read(
      Path file,
      Optional<String> open,
      int release,
      boolean completes,
      LongSupplier now,
      @Nullable CachedFile before) {
    try {
      long size = -1;
      long modified = -1;
      if (open.isEmpty()) {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        size = attributes.size();
        modified = attributes.lastModifiedTime().toMillis();
        if (before != null && before.isFrom(size, modified)) {
          return before;
        }
      }
      long begun = now.getAsLong();
      String content = open.isPresent() ? open.get() : SourceReader.content(file);
      boolean settled = size >= 0 && begun - modified > SETTLED_MILLIS;
      if (before != null && before.isIntact() && before.content.equals(content)) {
        return before;
      }
      return new CachedFile(
          content,
          SourceReader.parse(file, content, release, completes),
          settled ? size : -1,
          modified);
    } catch (IOException e) {
      return new CachedFile("", SourceReader.failed(file, "it cannot be read: " + e), -1, -1);
    }
  }

  private boolean isFrom(long newSize, long newModified) {
    return size >= 0 && size == newSize && modified == newModified && isIntact();
  }

  /** Whether its tree is whole: of two classes with one name the second is dropped. */
  private boolean isIntact() {
    Unit unit = read.unit();
    return unit != null && unit.classes().size() == classes;
  }

  SourceReader.Read read() {
    return read;
  }

  /** Returns what other files can see of it. */
  String shape() {
    String known = shape;
    if (known == null) {
      Unit unit = read.unit();
      known = unit == null ? "" : UnitShape.of(unit);
      shape = known;
    }
    return known;
  }
}

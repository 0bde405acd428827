package dev.actionguard.bytecode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** An archive that is a file. */
final class FileArchive extends Archive {
  private final ZipFile zip;

  FileArchive(Path file, Limits limits) throws IOException {
    super(limits);
    try {
      zip = new ZipFile(file.toFile());
    } catch (IllegalArgumentException e) {
      throw new ZipException("an entry has a name that cannot be read");
    }
  }

  @Override
  List<Entry> entries() throws IOException {
    List<Entry> entries = new ArrayList<>();
    Enumeration<? extends ZipEntry> all = zip.entries();
    while (all.hasMoreElements() && entries.size() <= limits.entries()) {
      ZipEntry entry = all.nextElement();
      if (!entry.isDirectory()) {
        entries.add(new Entry(entry.getName(), entry.getCompressedSize()));
      }
    }
    return checked(entries);
  }

  @Override
  byte @Nullable [] read(String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      return null;
    }
    try (InputStream in = zip.getInputStream(entry)) {
      return bounded(in, name, entry.getCompressedSize());
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}

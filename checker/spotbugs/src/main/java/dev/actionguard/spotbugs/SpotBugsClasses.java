package dev.actionguard.spotbugs;

import dev.actionguard.bytecode.ClassFiles;
import edu.umd.cs.findbugs.classfile.IClassPath;
import edu.umd.cs.findbugs.classfile.ICodeBaseEntry;
import edu.umd.cs.findbugs.classfile.ResourceNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The class files of a SpotBugs run: the application's, and those of its auxiliary class path. */
final class SpotBugsClasses implements ClassFiles {
  private final IClassPath classPath;
  private final Map<String, ICodeBaseEntry> application;

  SpotBugsClasses(IClassPath classPath) {
    this.classPath = classPath;
    this.application = Map.copyOf(classPath.getApplicationCodebaseEntries());
  }

  @Override
  public Collection<String> analysed() {
    return application.keySet();
  }

  @Override
  public byte @Nullable [] read(String path) throws IOException {
    ICodeBaseEntry entry = application.get(path);
    if (entry == null) {
      entry = find(path);
    }
    if (entry == null) {
      return null;
    }
    try (InputStream in = Objects.requireNonNull(entry.openResource(), path)) {
      return in.readAllBytes();
    }
  }

  /** Looks a class file up; the class path remembers what it found, and is made for one thread. */
  private synchronized @Nullable ICodeBaseEntry find(String path) {
    try {
      return classPath.lookupResource(path);
    } catch (ResourceNotFoundException e) {
      return null;
    }
  }
}

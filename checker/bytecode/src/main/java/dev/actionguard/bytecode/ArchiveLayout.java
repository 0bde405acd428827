package dev.actionguard.bytecode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the entries of an archive are: classes of the application, classes and archives of its
 * libraries, or neither. Knows jars, multi-release jars, wars, ears, and Spring Boot's archives.
 */
final class ArchiveLayout {
  private static final String VERSIONS = "META-INF/versions/";
  private static final List<String> APPLICATION = List.of("WEB-INF/classes/", "BOOT-INF/classes/");
  private static final List<String> LIBRARIES = List.of("WEB-INF/lib/", "BOOT-INF/lib/");
  private static final String BOOT_LOADER = "org/springframework/boot/loader/";

  /** The Java version whose classes are chosen where a jar has several. */
  private static final int RELEASE = 17;

  private final Map<String, String> application = new HashMap<>();
  private final Map<String, String> libraryClasses = new HashMap<>();
  private final List<String> applicationArchives = new ArrayList<>();
  private final List<String> libraryArchives = new ArrayList<>();
  private final List<String> escaping = new ArrayList<>();
  private final Map<String, Integer> versions = new HashMap<>();
  private final boolean isApplication;

  private ArchiveLayout(boolean isApplication) {
    this.isApplication = isApplication;
  }

  /** Sorts the entries of an archive. */
  static ArchiveLayout of(List<Archive.Entry> entries) {
    boolean application =
        entries.stream()
            .anyMatch(e -> prefix(e.name(), APPLICATION) > 0 || prefix(e.name(), LIBRARIES) > 0);
    ArchiveLayout layout = new ArchiveLayout(application);
    entries.stream().map(Archive.Entry::name).sorted().forEach(layout::add);
    if (!application && layout.application.isEmpty()) {
      // Only a container: a jar of jars, or an ear. Its libraries are in a folder of that name.
      layout.libraryArchives.removeIf(
          name -> {
            boolean contained = !name.startsWith("lib/") && !name.contains("/lib/");
            if (contained) {
              layout.applicationArchives.add(name);
            }
            return contained;
          });
      if (layout.applicationArchives.isEmpty()) {
        layout.applicationArchives.addAll(layout.libraryArchives);
        layout.libraryArchives.clear();
      }
    }
    return layout;
  }

  /** Returns whether a name looks like that of an archive that may hold classes. */
  static boolean isArchive(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".jar")
        || lower.endsWith(".war")
        || lower.endsWith(".ear")
        || lower.endsWith(".zip");
  }

  private static int prefix(String name, List<String> prefixes) {
    for (String prefix : prefixes) {
      if (name.startsWith(prefix)) {
        return prefix.length();
      }
    }
    return 0;
  }

  private void add(String name) {
    boolean isClass = name.endsWith(".class");
    if (!isClass && !isArchive(name)) {
      return;
    }
    if (escapes(name)) {
      escaping.add(name);
    } else if (!isClass) {
      // Other archives in an application are data of it.
      if (!isApplication || prefix(name, LIBRARIES) > 0) {
        libraryArchives.add(name);
      }
    } else if (name.startsWith(VERSIONS)) {
      addVersion(name);
    } else {
      int prefix = prefix(name, APPLICATION);
      boolean loader = isApplication && name.startsWith(BOOT_LOADER);
      put(loader ? libraryClasses : application, name.substring(prefix), name);
    }
  }

  private void put(Map<String, String> map, String path, String entry) {
    if (!path.equals("module-info.class") && !path.endsWith("/module-info.class")) {
      map.put(path, entry);
      versions.remove(path);
    }
  }

  /** A class in a versioned folder counts only if there is no base class of that name. */
  private void addVersion(String name) {
    int slash = name.indexOf('/', VERSIONS.length());
    if (slash < 0) {
      return;
    }
    int version;
    try {
      version = Integer.parseInt(name.substring(VERSIONS.length(), slash));
    } catch (NumberFormatException e) {
      return;
    }
    String path = name.substring(slash + 1);
    Integer known = versions.get(path);
    if (application.containsKey(path) && known == null) {
      return;
    }
    if (known == null || better(version, known)) {
      put(application, path, name);
      versions.put(path, version);
    }
  }

  private static boolean better(int version, int known) {
    boolean fits = version <= RELEASE;
    boolean knownFits = known <= RELEASE;
    return fits != knownFits ? fits : fits ? version > known : version < known;
  }

  /** Returns whether a name would lead out of the folder it is unpacked to. */
  private static boolean escapes(String name) {
    return name.startsWith("/")
        || name.indexOf('\\') >= 0
        || name.indexOf(':') >= 0
        || ("/" + name + "/").contains("/../");
  }

  /** Returns the application's class files: paths as of their names, sorted, to entries. */
  List<Map.Entry<String, String>> application() {
    return application.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
  }

  /** Returns the class files that are no part of the application. */
  List<Map.Entry<String, String>> libraryClasses() {
    return libraryClasses.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
  }

  /** Returns the archives that hold the application's classes. */
  List<String> applicationArchives() {
    return applicationArchives;
  }

  /** Returns the archives that hold its libraries. */
  List<String> libraryArchives() {
    return libraryArchives;
  }

  /** Returns the class files and archives whose names lead out of the archive. */
  List<String> escaping() {
    return escaping;
  }
}

package dev.actionguard.errorprone;

import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.ModuleSymbol;
import com.sun.tools.javac.code.Symtab;
import com.sun.tools.javac.util.Context;
import com.sun.tools.javac.util.Names;
import dev.actionguard.bytecode.ClassFileReader;
import dev.actionguard.bytecode.ClassFormatException;
import dev.actionguard.ir.ClassLookup;
import dev.actionguard.ir.ClassModel;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileManager.Location;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/**
 * Finds the classes that the compiled units use, through javac's file manager. They are read by the
 * class-file front end, as data; the last ones are kept. The JDK's own are those of the JDK that
 * runs, so that {@code --release} does not hide their code.
 */
final class ClassPath implements ClassLookup {
  private static final int KEPT = 8192;
  private static final int LARGEST = 16 << 20;

  private final Symtab symtab;
  private final Names names;
  private final @Nullable JavaFileManager files;
  private final ClassFileReader reader = new ClassFileReader(this);
  private final Map<String, Optional<ClassModel>> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<ClassModel>> eldest) {
          return size() > KEPT;
        }
      };

  ClassPath(Context context) {
    this.symtab = Symtab.instance(context);
    this.names = Names.instance(context);
    this.files = context.get(JavaFileManager.class);
  }

  @Override
  public synchronized Optional<ClassModel> find(String name) {
    Optional<ClassModel> known = kept.get(name);
    if (known == null) {
      known = Optional.ofNullable(read(name));
      kept.put(name, known);
    }
    return known;
  }

  private @Nullable ClassModel read(String name) {
    if (name.isEmpty() || name.endsWith("]") || name.indexOf('/') >= 0 || name.equals("?")) {
      return null;
    }
    try {
      byte[] bytes = bytes(name);
      ClassModel model =
          bytes == null || bytes.length > LARGEST ? null : reader.read(bytes).model();
      return model != null && model.name().equals(name) ? model : null;
    } catch (IOException | IllegalStateException | ClassFormatException e) {
      // A class that cannot be read is one that is not known: callers expect such.
      return null;
    }
  }

  private byte @Nullable [] bytes(String name) throws IOException {
    boolean platform = name.startsWith("java.");
    byte[] found = platform ? platform(name) : null;
    if (found != null) {
      return found;
    }
    JavaFileObject file = file(name);
    if (file == null) {
      return platform ? null : platform(name);
    }
    try (InputStream in = file.openInputStream()) {
      return in.readNBytes(LARGEST + 1);
    }
  }

  private @Nullable JavaFileObject file(String name) throws IOException {
    for (ClassSymbol symbol : symtab.getClassesForName(names.fromString(name))) {
      JavaFileObject file = symbol.classfile;
      if (file != null && file.getKind() == JavaFileObject.Kind.CLASS) {
        return file;
      }
    }
    if (files == null) {
      return null;
    }
    JavaFileObject file = in(StandardLocation.CLASS_PATH, name);
    if (file != null) {
      return file;
    }
    for (ModuleSymbol module : symtab.getAllModules()) {
      Location location = module.classLocation;
      if (location != null && location != StandardLocation.CLASS_PATH) {
        file = in(location, name);
        if (file != null) {
          return file;
        }
      }
    }
    return null;
  }

  private @Nullable JavaFileObject in(Location location, String name) throws IOException {
    return files != null && files.hasLocation(location)
        ? files.getJavaFileForInput(location, name, JavaFileObject.Kind.CLASS)
        : null;
  }

  private static byte @Nullable [] platform(String name) throws IOException {
    String path = name.replace('.', '/') + ".class";
    try (InputStream in = ClassLoader.getPlatformClassLoader().getResourceAsStream(path)) {
      return in == null ? null : in.readAllBytes();
    }
  }
}

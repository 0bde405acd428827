package dev.actionguard.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Reads declarations from jars and the running JDK without loading a class. Jars that could not
 * live on one class path, as two versions of one library, can be read side by side.
 */
final class JarClasses {
  private static final String JDK_VERSION_FOLDER = "META-INF/versions/9/";

  private final List<JarFile> jars = new ArrayList<>();
  private final Map<String, JarFile> jarByClass = new HashMap<>();
  private final Map<String, Optional<Declared>> read = new TreeMap<>();

  /** A class as its file declares it. */
  record Declared(String name, int access, List<String> supertypes, List<Method> methods) {
    boolean isAnnotation() {
      return (access & Opcodes.ACC_ANNOTATION) != 0;
    }
  }

  /** A method as its file declares it. */
  record Method(String name, List<String> parameters, boolean isVoid, int access) {}

  /** Reads the jars of a folder. */
  JarClasses(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".jar")).sorted().toList()) {
        JarFile jar = new JarFile(file.toFile());
        jars.add(jar);
        jar.stream()
            .map(ZipEntry::getName)
            .filter(n -> n.endsWith(".class"))
            .forEach(n -> jarByClass.putIfAbsent(n.replace(JDK_VERSION_FOLDER, ""), jar));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int jarCount() {
    return jars.size();
  }

  /** Returns the class of that binary name. */
  Optional<Declared> find(String name) {
    return read.computeIfAbsent(name, this::parse);
  }

  /** Returns the class and all its supertypes that can be found. */
  List<Declared> withSupertypes(String name) {
    List<Declared> found = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(name));
    while (!open.isEmpty()) {
      String next = open.remove();
      if (seen.add(next)) {
        find(next)
            .ifPresent(
                declared -> {
                  found.add(declared);
                  open.addAll(declared.supertypes());
                });
      }
    }
    return found;
  }

  private Optional<Declared> parse(String name) {
    String entry = name.replace('.', '/') + ".class";
    try (InputStream in = open(entry)) {
      return in == null ? Optional.empty() : Optional.of(read(name, new ClassReader(in)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private @Nullable InputStream open(String entry) throws IOException {
    JarFile jar = jarByClass.get(entry);
    if (jar == null) {
      return entry.startsWith("java/") || entry.startsWith("javax/")
          ? ClassLoader.getPlatformClassLoader().getResourceAsStream(entry)
          : null;
    }
    ZipEntry plain = jar.getEntry(entry);
    return jar.getInputStream(plain != null ? plain : jar.getEntry(JDK_VERSION_FOLDER + entry));
  }

  private static Declared read(String name, ClassReader reader) {
    List<Method> methods = new ArrayList<>();
    reader.accept(
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public MethodVisitor visitMethod(
              int access, String method, String descriptor, String signature, String[] thrown) {
            List<String> parameters = new ArrayList<>();
            for (Type type : Type.getArgumentTypes(descriptor)) {
              parameters.add(type.getClassName());
            }
            boolean isVoid = Type.getReturnType(descriptor).equals(Type.VOID_TYPE);
            methods.add(new Method(method, parameters, isVoid, access));
            return null;
          }
        },
        ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    List<String> supertypes = new ArrayList<>();
    if (reader.getSuperName() != null) {
      supertypes.add(reader.getSuperName().replace('/', '.'));
    }
    for (String one : reader.getInterfaces()) {
      supertypes.add(one.replace('/', '.'));
    }
    return new Declared(name, reader.getAccess(), supertypes, methods);
  }
}

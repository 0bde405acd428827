package dev.actionguard.model;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * Reads the model files that come with Actionguard. Out of a jar they are read at once, because
 * asking the class loader for each of them takes several times as long.
 */
final class ModelFiles {
  private static final String FOLDER = "/dev/actionguard/models/";
  private static final String LIST = "files.txt";

  private ModelFiles() {}

  /** A model file: its name and all of its text. */
  record ModelFile(String name, String text) {
    /** Returns whether its rows are about types; else they are about methods. */
    boolean isAboutTypes() {
      return name.endsWith("-types.csv");
    }
  }

  /** Returns all model files in the order of the list. */
  static List<ModelFile> all() {
    try {
      URL list = ModelFiles.class.getResource(FOLDER.concat(LIST));
      if (list == null) {
        throw new IllegalStateException("the model files are missing");
      }
      URLConnection connection = list.openConnection();
      connection.setUseCaches(false);
      if (connection instanceof JarURLConnection inJar) {
        try (JarFile jar = inJar.getJarFile()) {
          return read(jar);
        }
      }
      return read(null);
    } catch (IOException e) {
      throw new IllegalStateException("the model files cannot be read", e);
    }
  }

  private static List<ModelFile> read(@Nullable JarFile jar) throws IOException {
    List<ModelFile> files = new ArrayList<>();
    for (String line : CsvReader.split(text(jar, LIST).strip(), '\n')) {
      String name = line.strip();
      files.add(new ModelFile(name, text(jar, name)));
    }
    return files;
  }

  private static String text(@Nullable JarFile jar, String name) throws IOException {
    try (InputStream in = open(jar, FOLDER.concat(name))) {
      if (in == null) {
        throw new IllegalStateException("the model file " + name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static @Nullable InputStream open(@Nullable JarFile jar, String path) throws IOException {
    if (jar == null) {
      return ModelFiles.class.getResourceAsStream(path);
    }
    ZipEntry entry = jar.getEntry(path.substring(1));
    return entry == null ? null : jar.getInputStream(entry);
  }
}

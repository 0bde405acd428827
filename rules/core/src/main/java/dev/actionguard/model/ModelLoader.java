package dev.actionguard.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads model files. A file of rows about methods has the header {@code
 * class,method,subtypes,role,from,to,kind,provenance}:
 *
 * <ul>
 *   <li>class: binary name; {@code {javax,jakarta}.ejb.EJBContext} stands for each of the choices
 *   <li>method: {@code name(java.lang.String, int)} with erased types, {@code name} for all
 *       overloads, {@code <init>(…)} for constructors, {@code *} for every public method that has
 *       no row of its own in that class; several apart by {@code |}
 *   <li>subtypes: whether the row holds for subtypes that have no row for that method
 *   <li>role: a fact of {@link MethodFact}, whose Javadoc says what {@code from}, {@code to} and
 *       {@code kind} mean; several positions apart by {@code |} stand for each of them
 *   <li>provenance: where the row was checked; {@code absent in <version>: <reason>} for methods of
 *       older versions
 * </ul>
 *
 * <p>All rows that name a method count, of whatever file. A file of rows about types has the header
 * {@code type,subtypes,role,kind,provenance}, see {@link TypeFact}. Roles and kinds are the names
 * of the constants, in lower case and with hyphens.
 */
public final class ModelLoader {
  static final String FOLDER = "/dev/actionguard/models/";
  static final List<String> TYPE_HEADER = List.of("type", "subtypes", "role", "kind", "provenance");

  private final List<MethodRow> methods = new ArrayList<>();
  private final Map<TypeFact.Role, Map<String, TypeFact>> types =
      new EnumMap<>(TypeFact.Role.class);
  private final Set<String> seen = new HashSet<>();

  private static final class Standard {
    static final LibraryModels MODELS = new ModelLoader().addStandard().load();
  }

  /** Returns the models that come with Actionguard. They are read once. */
  public static LibraryModels standard() {
    return Standard.MODELS;
  }

  /**
   * Adds the models that come with Actionguard. Their rows are taken apart when they are first
   * used.
   */
  public ModelLoader addStandard() {
    for (String library : libraries()) {
      readMethods(library + ".csv", resource(library + ".csv"));
      readTypes(library + "-types.csv", resource(library + "-types.csv"));
    }
    return this;
  }

  /**
   * Adds rows about methods.
   *
   * @param file its name, for messages
   * @throws ModelFormatException if the text breaks the format
   */
  public ModelLoader addMethods(String file, String text) {
    int first = methods.size();
    readMethods(file, text);
    for (MethodRow row : methods.subList(first, methods.size())) {
      row.check();
      for (String type : row.classes()) {
        for (MethodRow.Signature signature : row.signatures()) {
          for (MethodFact fact : row.facts()) {
            if (!seen.add(type + "#" + signature + " " + fact)) {
              throw new ModelFormatException(
                  file, row.line(), "given twice: " + type + "#" + signature.name() + " " + fact);
            }
          }
        }
      }
    }
    return this;
  }

  /**
   * Adds rows about types.
   *
   * @param file its name, for messages
   * @throws ModelFormatException if the text breaks the format
   */
  public ModelLoader addTypes(String file, String text) {
    readTypes(file, text);
    return this;
  }

  /** Returns the models of all rows that were added. */
  public LibraryModels load() {
    return new ModelIndex(methods, types);
  }

  /** Returns the rows about methods that were added so far. */
  List<MethodRow> methodRows() {
    return List.copyOf(methods);
  }

  /** Returns the names of the libraries whose models come with Actionguard. */
  static List<String> libraries() {
    return resource("libraries.txt").lines().filter(l -> !l.isBlank()).toList();
  }

  static String resource(String name) {
    try (InputStream in = ModelLoader.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException("the model file " + name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("the model file " + name + " cannot be read", e);
    }
  }

  private void readMethods(String file, String text) {
    CsvReader.read(
        file,
        text,
        MethodRow.HEADER,
        (line, cells) -> methods.add(new MethodRow(file, line, cells)));
  }

  private void readTypes(String file, String text) {
    CsvReader.read(file, text, TYPE_HEADER, (line, cells) -> addType(file, line, cells));
  }

  private void addType(String file, int line, String[] cells) {
    if (!cells[1].equals("true") && !cells[1].equals("false")) {
      throw new ModelFormatException(file, line, "subtypes must be true or false");
    }
    if (cells[4].isBlank()) {
      throw new ModelFormatException(file, line, "the provenance is missing");
    }
    try {
      TypeFact.Role role = MethodRow.constant(TypeFact.Role.class, cells[2]);
      Map<String, TypeFact> facts = types.computeIfAbsent(role, k -> new HashMap<>());
      for (String type : CsvReader.expand(cells[0])) {
        if (facts.put(type, new TypeFact(type, cells[1].equals("true"), role, cells[3])) != null) {
          throw new ModelFormatException(file, line, "given twice: " + type + " " + cells[2]);
        }
      }
    } catch (IllegalArgumentException e) {
      throw new ModelFormatException(file, line, String.valueOf(e.getMessage()));
    }
  }
}

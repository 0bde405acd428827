package dev.actionguard.model;

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
 *       older versions, {@code since JDK 21} for methods of newer JDKs than the oldest supported
 * </ul>
 *
 * <p>All rows that name a method count, of whatever file. A file of rows about types has the header
 * {@code type,subtypes,role,kind,provenance}, see {@link TypeFact}. Roles and kinds are the names
 * of the constants, in lower case and with hyphens.
 */
public final class ModelLoader {
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
    for (ModelFiles.ModelFile file : ModelFiles.all()) {
      if (file.isAboutTypes()) {
        readTypes(file.name(), file.text());
      } else {
        readMethods(file.name(), file.text());
      }
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

  private void readMethods(String file, String text) {
    CsvReader reader = new CsvReader(file, text, MethodRow.HEADER);
    for (String[] cells = reader.read(); cells != null; cells = reader.read()) {
      methods.add(new MethodRow(file, reader.line(), cells));
    }
  }

  private void readTypes(String file, String text) {
    CsvReader reader = new CsvReader(file, text, TYPE_HEADER);
    for (String[] cells = reader.read(); cells != null; cells = reader.read()) {
      addType(file, reader.line(), cells);
    }
  }

  private void addType(String file, int line, String[] cells) {
    if (!cells[1].equals("true") && !cells[1].equals("false")) {
      throw new ModelFormatException(file, line, "subtypes must be true or false");
    }
    if (cells[4].isBlank()) {
      throw new ModelFormatException(file, line, "the provenance is missing");
    }
    try {
      TypeFact.Role role = Names.role(cells[2]);
      Map<String, TypeFact> facts = types.get(role);
      if (facts == null) {
        facts = new HashMap<>();
        types.put(role, facts);
      }
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

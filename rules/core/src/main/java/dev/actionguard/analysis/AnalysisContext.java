package dev.actionguard.analysis;

import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.ParameterModel;
import dev.actionguard.ir.Type;
import dev.actionguard.model.MethodFact;
import dev.actionguard.options.Options;
import dev.actionguard.options.SensitivityLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What all methods of one analysis share. */
final class AnalysisContext {
  private final ProgramIndex index;
  private final EntryPoints entryPoints;
  private final SensitiveNames names;
  private final StaticHeap statics;
  private final ImportedObjects imports = new ImportedObjects();
  private final Summaries summaries;
  private final ConfiguredFacts configured;
  private final RepositoryCalls repositories;
  private final LogTrust logTrust;
  private final Renderings renderings;
  private final MethodValidation methodValidation;
  private final TypeSources typeSources;
  private final DeclaredConstraints constraints;
  private final AccessDuties duties;
  private final DeclaredGuards declared;
  private final SensitiveEntities entities;
  private final Transactions transactions;
  private final FoundEntities foundEntities;
  private final QueryTemplates templates;
  private final Map<String, Boolean> closed = new ConcurrentHashMap<>();
  private boolean surveying;
  private @Nullable Question question;

  AnalysisContext(ProgramIndex index, EntryPoints entryPoints, Summaries summaries) {
    this.index = index;
    this.entryPoints = entryPoints;
    this.summaries = summaries;
    names = new SensitiveNames(index.options().sensitive());
    configured = new ConfiguredFacts(index);
    repositories = new RepositoryCalls(index);
    logTrust = new LogTrust(index.options());
    renderings = new Renderings(index, names);
    typeSources = new TypeSources(index, renderings);
    methodValidation = new MethodValidation(index, entryPoints);
    constraints = new DeclaredConstraints(index, entryPoints, methodValidation);
    duties = new AccessDuties(index.options());
    declared = new DeclaredGuards(index);
    entities = new SensitiveEntities(index, names);
    transactions = new Transactions(index);
    foundEntities = new FoundEntities(index);
    templates = new QueryTemplates(index);
    statics = new StaticHeap();
  }

  /** A line of a source file, named by the end of its path, that somebody asks about. */
  record Question(String file, int line) {}

  /** Asks for what is known of the calls at a line; before any method is analysed. */
  void ask(Question about) {
    question = about;
  }

  /** Returns whether somebody asks about the calls at a site. */
  boolean isAsked(Site site) {
    Question about = question;
    return about != null
        && site.range().startLine() <= about.line()
        && about.line() <= Math.max(site.range().startLine(), site.range().endLine())
        && isIn(about.file(), site.method().owner());
  }

  /** Returns whether a class stands in a file that is named by the end of its path. */
  boolean isIn(String file, String owner) {
    String source = index.program().own(owner).map(ClassModel::sourceFile).orElse("");
    return source.equals(file) || file.endsWith("/" + source) || source.endsWith("/" + file);
  }

  /** Asks for what a survey of entry points needs; before any method is analysed. */
  void survey() {
    surveying = true;
  }

  /** Returns whether uses of the database, logs and reads of requests are noted. */
  boolean isSurveying() {
    return surveying;
  }

  ProgramIndex index() {
    return index;
  }

  EntryPoints entryPoints() {
    return entryPoints;
  }

  SensitiveNames names() {
    return names;
  }

  StaticHeap statics() {
    return statics;
  }

  ImportedObjects imports() {
    return imports;
  }

  ConfiguredFacts configured() {
    return configured;
  }

  Transactions transactions() {
    return transactions;
  }

  SensitiveEntities entities() {
    return entities;
  }

  DeclaredGuards declared() {
    return declared;
  }

  QueryTemplates templates() {
    return templates;
  }

  FoundEntities foundEntities() {
    return foundEntities;
  }

  AccessDuties duties() {
    return duties;
  }

  DeclaredConstraints constraints() {
    return constraints;
  }

  Renderings renderings() {
    return renderings;
  }

  TypeSources typeSources() {
    return typeSources;
  }

  LogTrust logTrust() {
    return logTrust;
  }

  RepositoryCalls repositories() {
    return repositories;
  }

  /**
   * Returns what is known of a method so far: BOTTOM inside of a recursion that just began, null if
   * it was not looked at.
   */
  @Nullable MethodSummary summary(MethodModel method) {
    return summaries.get(method.reference());
  }

  /** Returns the access checks that configured annotations on a method or its class declare. */
  List<Options.Strength> configuredChecks(MethodModel method) {
    List<Options.Strength> strengths = new ArrayList<>();
    for (Options.Check check : index.options().checks()) {
      if (check instanceof Options.CheckAnnotation annotated
          && index.effectiveAnnotations(method).stream()
              .anyMatch(
                  a ->
                      a.type().equals(annotated.annotation())
                          || a.simpleName().equals(annotated.annotation()))) {
        strengths.add(annotated.strength());
      }
    }
    return strengths;
  }

  /**
   * Returns the method that makes a class of the program a function: what it implements of the only
   * abstract method of an interface, with that many parameters; null if there is none.
   */
  @Nullable MethodModel functionalMethod(String type, int parameters) {
    for (String ancestor : index.hierarchy().supertypes(type)) {
      ClassModel model = index.program().find(ancestor).orElse(null);
      if (model == null || !model.isInterface()) {
        continue;
      }
      for (MethodModel method : model.methods()) {
        if (method.isAbstract() && method.parameters().size() == parameters) {
          MethodModel implementation = index.ownResolved(type, method.reference());
          if (implementation != null && !implementation.isAbstract()) {
            return implementation;
          }
        }
      }
    }
    return null;
  }

  /**
   * Returns the source that a parameter is by its name or its type, as long as no caller knows
   * better; null if these say nothing, or nothing that the sink minds.
   */
  Label.@Nullable Source assumed(
      MethodFact.SinkKind sink, MethodRef reference, Label.Parameter label) {
    Label.Source source = assumed(reference, label);
    return source != null && Demands.wants(sink, source, index.options()) ? source : null;
  }

  private Label.@Nullable Source assumed(MethodRef reference, Label.Parameter label) {
    MethodModel method = index.method(reference);
    if (method == null) {
      return null;
    }
    int parameter = label.slot() - (method.isStatic() ? 0 : 1);
    if (label.slot() < 0 || parameter >= method.parameters().size()) {
      return null;
    }
    boolean whole =
        label.derivations() == 0 && label.path().parts().stream().allMatch(AccessPath::isElement);
    if (parameter < 0) {
      return whole ? typeSources.parameter(method, parameter) : null;
    }
    ParameterModel model = method.parameters().get(parameter);
    SensitivityLevel level = names.level(model.name());
    if (level == SensitivityLevel.PUBLIC
        || !Sensitivity.canBeSensitive(this, model.type())
        || !Sensitivity.names(this, model.name(), model.type(), label.path())) {
      return whole ? typeSources.parameter(method, parameter) : null;
    }
    Site site = new Site(reference, -1, parameter, method.range());
    return new Label.Source(Origin.SENSITIVE, site, model.name(), AccessPath.EMPTY, 0, level, true);
  }

  /** Returns the marks of every value of a type. */
  int marks(Type type) {
    return (isClosed(type) ? Mark.CLOSED : 0)
        | (isAnswer(type) ? Mark.ASPECT : 0)
        | (renderings.hides(type) ? Mark.OPAQUE : 0);
  }

  /** Returns whether values of the type are only a yes or no about something. */
  boolean isAnswer(Type type) {
    return type.name().equals("boolean") || type.name().equals("java.lang.Boolean");
  }

  /** Returns whether values of the type cannot carry text. */
  boolean isClosed(Type type) {
    return closed.computeIfAbsent(type.name(), name -> EntryPoints.isClosed(Type.of(name), index));
  }
}

package dev.actionguard.spotbugs;

import edu.umd.cs.findbugs.AbstractBugReporter;
import edu.umd.cs.findbugs.AnalysisError;
import edu.umd.cs.findbugs.BugCollection;
import edu.umd.cs.findbugs.BugInstance;
import edu.umd.cs.findbugs.DetectorFactory;
import edu.umd.cs.findbugs.DetectorFactoryCollection;
import edu.umd.cs.findbugs.FindBugs2;
import edu.umd.cs.findbugs.Plugin;
import edu.umd.cs.findbugs.PluginException;
import edu.umd.cs.findbugs.Priorities;
import edu.umd.cs.findbugs.Project;
import edu.umd.cs.findbugs.SourceLineAnnotation;
import edu.umd.cs.findbugs.StringAnnotation;
import edu.umd.cs.findbugs.classfile.ClassDescriptor;
import edu.umd.cs.findbugs.config.UserPreferences;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Runs the real SpotBugs in this JVM, with the plugin's detector and what SpotBugs adds to it. */
public final class SpotBugsRun {
  private SpotBugsRun() {}

  /** Changes settings of a run before it begins. */
  @FunctionalInterface
  interface Settings {
    void apply(FindBugs2 engine) throws Exception;
  }

  /**
   * What a run reports.
   *
   * @param missing names of classes that SpotBugs misses
   */
  public record Result(List<BugInstance> bugs, List<String> errors, List<String> missing) {
    /** Returns {@code Rule com/acme/A.java:12 fingerprint} of each bug, sorted. */
    public List<String> findings() {
      return bugs.stream().map(SpotBugsRun::describe).sorted().toList();
    }
  }

  /** Loads the plugin, once for all runs. */
  private static final class Loaded {
    static final Plugin PLUGIN = load();

    private static Plugin load() {
      URL place = ActionguardDetector.class.getProtectionDomain().getCodeSource().getLocation();
      try {
        return Plugin.loadCustomPlugin(place, null);
      } catch (PluginException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Returns the plugin as SpotBugs has loaded it. */
  static Plugin plugin() {
    return Loaded.PLUGIN;
  }

  /** Checks classes that were compiled against a class path. */
  public static Result check(List<Path> classes, List<Path> classPath) {
    return check(classes, classPath, engine -> {});
  }

  static Result check(List<Path> classes, List<Path> classPath, Settings settings) {
    Project project = new Project();
    classes.forEach(path -> project.addFile(path.toString()));
    classPath.forEach(path -> project.addAuxClasspathEntry(path.toString()));
    project.setPluginStatusTrinary(Loaded.PLUGIN.getPluginId(), true);
    Collector collector = new Collector();
    try (FindBugs2 engine = new FindBugs2()) {
      engine.setProject(project);
      engine.setDetectorFactoryCollection(DetectorFactoryCollection.instance());
      engine.setBugReporter(collector);
      engine.setUserPreferences(ours());
      settings.apply(engine);
      engine.finishSettings();
      engine.execute();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return new Result(collector.bugs, collector.errors, List.copyOf(collector.missing));
  }

  private static UserPreferences ours() {
    UserPreferences preferences = UserPreferences.createDefaultUserPreferences();
    preferences.enableAllDetectors(false);
    for (DetectorFactory factory : Loaded.PLUGIN.getDetectorFactories()) {
      preferences.enableDetector(factory, true);
    }
    return preferences;
  }

  private static String describe(BugInstance bug) {
    SourceLineAnnotation line = bug.getPrimarySourceLineAnnotation();
    return bug.getType()
        + " "
        + line.getSourcePath()
        + ":"
        + Math.max(line.getStartLine(), 0)
        + " "
        + fingerprint(bug);
  }

  /** Returns the fingerprint that a bug carries. */
  static String fingerprint(BugInstance bug) {
    return bug.getAnnotationWithRole(StringAnnotation.class, BugWriter.FINGERPRINT).getValue();
  }

  /** Keeps what is reported, of every priority. */
  private static final class Collector extends AbstractBugReporter {
    private final List<BugInstance> bugs = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();
    private final TreeSet<String> missing = new TreeSet<>();

    Collector() {
      setPriorityThreshold(Priorities.LOW_PRIORITY);
    }

    @Override
    protected void doReportBug(BugInstance bug) {
      bugs.add(bug);
    }

    @Override
    public void reportAnalysisError(AnalysisError error) {
      Throwable cause = error.getException();
      errors.add(cause == null ? error.getMessage() : error.getMessage() + ": " + cause);
    }

    @Override
    public void reportMissingClass(String name) {
      missing.add(name);
    }

    @Override
    public void finish() {
      // Nothing is written.
    }

    @Override
    public BugCollection getBugCollection() {
      return null;
    }

    @Override
    public void observeClass(ClassDescriptor descriptor) {
      // Every class is of the same interest.
    }
  }
}

package dev.actionguard.languageserver;

import dev.actionguard.ir.Program;
import dev.actionguard.rule.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an analysis of a module found.
 *
 * @param findings those that are neither suppressed nor in the baseline
 * @param program the program, which may be asked as long as the module is open
 * @param files the files by how findings name them
 * @param texts the texts of the files that were open
 * @param mistakes in the files that the analysis is told by
 */
record Analysis(
    List<Finding> findings,
    Program program,
    Map<String, Path> files,
    Map<Path, String> texts,
    List<Mistake> mistakes) {
  Analysis {
    findings = List.copyOf(findings);
    files = Map.copyOf(files);
    mistakes = List.copyOf(mistakes);
  }

  /** Returns the findings in a file. */
  List<Finding> in(Path file) {
    return findings.stream().filter(f -> file.equals(files.get(f.place().sourceFile()))).toList();
  }

  /** Returns the finding of a fingerprint. */
  Optional<Finding> find(String fingerprint) {
    return findings.stream().filter(f -> f.fingerprint().equals(fingerprint)).findFirst();
  }
}

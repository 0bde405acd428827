package dev.actionguard.languageserver;

import dev.actionguard.config.ConfigEdit;
import dev.actionguard.ir.BasicBlock;
import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.LoweringException;
import dev.actionguard.ir.MethodCode;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.Statement;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.Rule;
import dev.actionguard.rule.RuleInfo.Family;
import dev.actionguard.source.SourceText;
import dev.actionguard.source.edit.FileEdit;
import dev.actionguard.source.edit.SourceEdits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.CreateFile;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SnippetTextEdit;
import org.eclipse.lsp4j.TextDocumentEdit;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.jspecify.annotations.Nullable;

/** What a user can do about the findings in a file. */
final class Actions {
  /** The kind of the action that fixes all in a file. */
  static final String FIX_ALL = CodeActionKind.SourceFixAll + ".actionguard";

  /** Explains a rule: takes its name. */
  static final String EXPLAIN = "actionguard.explain";

  /** Suppresses a finding: takes the file's URI, the fingerprint and the reason. */
  static final String SUPPRESS = "actionguard.suppress";

  private static final String ANNOTATION = "dev.actionguard.annotations.Suppress";

  private final Module module;
  private final Analysis analysis;
  private final Documents documents;
  private final boolean createsFiles;

  /**
   * Makes the actions for a module.
   *
   * @param createsFiles whether the client can make a file as part of an edit
   */
  Actions(Module module, Analysis analysis, Documents documents, boolean createsFiles) {
    this.module = module;
    this.analysis = analysis;
    this.documents = documents;
    this.createsFiles = createsFiles;
  }

  /** Returns the actions for a range of a file; none if it has changed since it was analysed. */
  List<CodeAction> at(Path file, Range range, List<String> only) {
    Optional<String> text = text(file);
    if (text.isEmpty() || !isAnalysed(file, text.get())) {
      return List.of();
    }
    List<CodeAction> actions = new ArrayList<>();
    SourceEdits edits = new SourceEdits(text.get());
    SourceText lines = new SourceText(text.get());
    Findings findings = new Findings(documents, Settings.DEFAULT);
    if (isWanted(CodeActionKind.QuickFix, only)) {
      for (Finding finding : analysis.in(file)) {
        if (Ranges.overlap(Ranges.of(finding.place().range()), range)) {
          for (CodeAction action : about(finding, file, edits, lines)) {
            action.setDiagnostics(List.of(findings.diagnostic(finding, analysis)));
            actions.add(action);
          }
        }
      }
      actions.addAll(declarations(file, range.getStart()));
    }
    if (isWanted(FIX_ALL, only)) {
      edits
          .all(analysis.in(file), analysis.program(), false)
          .ifPresent(all -> actions.add(action(all.title(), FIX_ALL, edit(file, all, lines))));
    }
    return actions;
  }

  private boolean isAnalysed(Path file, String text) {
    String analysed = analysis.texts().get(file);
    return analysed == null || analysed.equals(text);
  }

  private static boolean isWanted(String kind, List<String> only) {
    return only.isEmpty()
        || only.stream().anyMatch(wanted -> kind.equals(wanted) || kind.startsWith(wanted + "."));
  }

  private List<CodeAction> about(Finding finding, Path file, SourceEdits edits, SourceText lines) {
    List<CodeAction> actions = new ArrayList<>();
    for (FileEdit fix : edits.fixes(finding, analysis.program())) {
      String title = fix.safe() ? fix.title() : fix.title() + " (may change what the program does)";
      CodeAction action = action(title, CodeActionKind.QuickFix, edit(file, fix, lines));
      action.setIsPreferred(fix.safe());
      actions.add(action);
    }
    suppression(finding, edits, lines, "")
        .ifPresent(
            s ->
                actions.add(
                    action(
                        "suppress " + finding.rule() + " here; fill in the reason",
                        CodeActionKind.QuickFix,
                        edit(file, s, lines))));
    CodeAction explain = new CodeAction("explain " + finding.rule());
    explain.setKind(CodeActionKind.QuickFix);
    explain.setCommand(new Command("explain " + finding.rule(), EXPLAIN, List.of(finding.rule())));
    actions.add(explain);
    return actions;
  }

  /**
   * Returns the edit that suppresses a finding; without the annotation's library by the JDK's own.
   */
  private Optional<FileEdit> suppression(
      Finding finding, SourceEdits edits, SourceText lines, String because) {
    int offset =
        lines.offset(
            finding.place().range().startLine(),
            Math.max(1, finding.place().range().startColumn()));
    boolean annotation = analysis.program().find(ANNOTATION).isPresent();
    return offset < 0
        ? Optional.empty()
        : edits.suppression(offset, finding.rule(), because, annotation);
  }

  /** Returns the edit that suppresses the finding of a fingerprint for a reason. */
  Optional<WorkspaceEdit> suppression(Path file, String fingerprint, String because) {
    Optional<String> text = text(file);
    if (text.isEmpty() || !isAnalysed(file, text.get())) {
      return Optional.empty();
    }
    SourceText lines = new SourceText(text.get());
    return analysis
        .find(fingerprint)
        .filter(f -> file.equals(analysis.files().get(f.place().sourceFile())))
        .flatMap(f -> suppression(f, new SourceEdits(text.get()), lines, because))
        .map(s -> edit(file, s, lines));
  }

  // Declarations in the configuration

  /** Offers to declare what is called at a place in a class that findings are about. */
  private List<CodeAction> declarations(Path file, Position position) {
    List<CodeAction> actions = new ArrayList<>();
    Set<Family> families = families(file);
    for (MethodRef method : callsAt(file, position)) {
      Optional<MethodModel> declared =
          analysis
              .program()
              .own(method.owner())
              .flatMap(c -> c.method(method.name(), method.parameters()));
      if (declared.isEmpty()) {
        continue;
      }
      String name = "method: \"" + method.owner() + "#" + method.signature() + "\"";
      String shape = shape(method);
      if (families.contains(Family.INPUT) && !method.parameters().isEmpty()) {
        declare(
            "validator",
            "validators",
            "{ " + name + ", shape: " + shape + ", arg: 0, clears: [text, bound] }",
            method,
            actions);
      }
      if (families.contains(Family.LOG) && !method.returns().equals("void")) {
        declare("mask", "sanitizers", "{ " + name + ", kind: MASK }", method, actions);
      }
      if (families.contains(Family.ACCESS)) {
        declare(
            "access check", "checks", "{ " + name + ", shape: " + shape + " }", method, actions);
      }
    }
    return actions;
  }

  private static String shape(MethodRef method) {
    return switch (method.returns()) {
      case "boolean" -> "boolean";
      case "void" -> "throws";
      default -> "returns";
    };
  }

  /** Returns the promises that findings are about whose place or flow is in the file. */
  private Set<Family> families(Path file) {
    Set<Family> families = new LinkedHashSet<>();
    for (Finding finding : analysis.findings()) {
      boolean touches =
          file.equals(analysis.files().get(finding.place().sourceFile()))
              || finding.flow().stream()
                  .anyMatch(s -> file.equals(analysis.files().get(s.place().sourceFile())));
      if (touches) {
        Module.rule(finding.rule()).map(Rule::info).ifPresent(i -> families.add(i.family()));
      }
    }
    return families;
  }

  /** Returns the methods of the innermost calls at a place. */
  private Set<MethodRef> callsAt(Path file, Position position) {
    List<Statement.Call> calls = new ArrayList<>();
    for (ClassModel model : analysis.program().classes()) {
      if (file.equals(analysis.files().get(model.sourceFile()))) {
        for (MethodModel method : model.methods()) {
          addCalls(method.code(), position, calls);
        }
      }
    }
    Set<MethodRef> innermost = new LinkedHashSet<>();
    for (Statement.Call call : calls) {
      if (calls.stream().noneMatch(other -> isInside(other, call))) {
        innermost.add(call.method());
      }
    }
    return innermost;
  }

  private static boolean isInside(Statement.Call inner, Statement.Call outer) {
    Range small = Ranges.of(inner.range());
    Range large = Ranges.of(outer.range());
    return !small.equals(large)
        && Ranges.contains(large, small.getStart())
        && Ranges.contains(large, small.getEnd());
  }

  private static void addCalls(
      @Nullable MethodCode code, Position position, List<Statement.Call> calls) {
    if (code == null) {
      return;
    }
    try {
      for (BasicBlock block : code.body().blocks()) {
        for (Statement statement : block.statements()) {
          if (statement instanceof Statement.Call call
              && !call.method().isConstructor()
              && call.range().startColumn() > 0
              && Ranges.contains(Ranges.of(call.range()), position)) {
            calls.add(call);
          }
        }
      }
    } catch (LoweringException e) {
      // What could not be read has nothing to declare.
      return;
    }
  }

  private void declare(
      String what, String list, String entry, MethodRef method, List<CodeAction> actions) {
    Path file = module.configFile();
    Optional<String> yaml = text(file);
    if (yaml.isEmpty() && !createsFiles) {
      return;
    }
    String title = "declare " + method.name() + "() as " + what + " in " + Module.CONFIG;
    ConfigEdit.adding(yaml.orElse(""), list, entry, Module.rules())
        .map(edit -> configEdit(file, yaml, edit))
        .ifPresent(edit -> actions.add(action(title, CodeActionKind.QuickFix, edit)));
  }

  private WorkspaceEdit configEdit(Path file, Optional<String> yaml, ConfigEdit edit) {
    SourceText lines = new SourceText(yaml.orElse(""));
    Range at = Ranges.of(lines.range(edit.offset(), edit.offset()));
    TextEdit insertion = new TextEdit(at, edit.text());
    if (yaml.isPresent()) {
      return changes(file, List.of(insertion));
    }
    String uri = documents.uri(file);
    List<Either<TextEdit, SnippetTextEdit>> inside = List.of(Either.forLeft(insertion));
    return new WorkspaceEdit(
        List.of(
            Either.forRight(new CreateFile(uri)),
            Either.forLeft(
                new TextDocumentEdit(new VersionedTextDocumentIdentifier(uri, null), inside))));
  }

  // Edits

  private Optional<String> text(Path file) {
    Optional<String> open = documents.get(file).map(Documents.Document::text);
    if (open.isPresent()) {
      return open;
    }
    try {
      return Files.isRegularFile(file)
          ? Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static CodeAction action(String title, String kind, WorkspaceEdit edit) {
    CodeAction action = new CodeAction(title);
    action.setKind(kind);
    action.setEdit(edit);
    return action;
  }

  private WorkspaceEdit edit(Path file, FileEdit edit, SourceText lines) {
    return changes(file, Ranges.edits(edit, lines));
  }

  private WorkspaceEdit changes(Path file, List<TextEdit> edits) {
    WorkspaceEdit change = new WorkspaceEdit();
    change.getChanges().put(documents.uri(file), edits);
    return change;
  }
}

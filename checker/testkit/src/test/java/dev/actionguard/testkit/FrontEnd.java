package dev.actionguard.testkit;

import dev.actionguard.ir.Program;
import java.util.List;

/** Lowers a fixture to the program form. */
interface FrontEnd {
  /** Every front end that exists. */
  List<FrontEnd> ALL = List.of();

  /** Its name in {@code // BUG[name]:} comments. */
  String name();

  /** Lowers all classes of a fixture. */
  Program program(CompiledFixture fixture);
}

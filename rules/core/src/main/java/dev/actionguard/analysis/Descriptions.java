package dev.actionguard.analysis;

import dev.actionguard.ir.MethodRef;

/** Names program elements for people. */
public final class Descriptions {
  private Descriptions() {}

  /** Returns {@code HttpServletRequest.getParameter("id")}: constant text arguments are shown. */
  static String call(CallSite call) {
    StringBuilder text = new StringBuilder(method(call.method()));
    text.setLength(text.length() - 2);
    text.append('(');
    for (int i = 0; i < call.arguments().size(); i++) {
      String constant = call.arguments().get(i).text();
      text.append(i == 0 ? "" : ", ");
      if (constant == null) {
        text.append('…');
      } else {
        String shown = constant.length() > 40 ? constant.substring(0, 39) + "…" : constant;
        text.append('"').append(shown).append('"');
      }
    }
    return text.append(')').toString();
  }

  /** Returns {@code Statement.executeQuery()}; a constructor is {@code new Date()}. */
  public static String method(MethodRef method) {
    String owner = simpleName(method.owner());
    return method.isConstructor() ? "new " + owner + "()" : owner + "." + method.name() + "()";
  }

  /** Returns the class name without package and enclosing classes. */
  public static String simpleName(String type) {
    return type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
  }

  /**
   * Returns the beginning of a class's package that tells whose code it is: two words, or three
   * where the second names a house of many projects.
   */
  static String rootPackage(String type) {
    String[] words = type.split("\\.", -1);
    int wanted = type.startsWith("org.apache.") ? 3 : 2;
    int count = Math.min(wanted, words.length - 1);
    return String.join(".", java.util.Arrays.asList(words).subList(0, count));
  }
}

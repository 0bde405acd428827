package dev.actionguard.errorprone;

import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Symtab;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.code.Types;
import com.sun.tools.javac.util.Context;
import com.sun.tools.javac.util.Name;
import com.sun.tools.javac.util.Names;
import dev.actionguard.ir.FieldRef;
import dev.actionguard.ir.MethodRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns javac's types and symbols into names of the program form. */
final class Symbols {
  final Types types;
  final Symtab table;
  final Names names;
  private final Map<TypeSymbol, dev.actionguard.ir.Type> classes = new HashMap<>();
  private final Map<MethodSymbol, Shape> shapes = new HashMap<>();

  /** Erased parameters and result of a method as it was declared. */
  record Shape(List<String> parameters, String returns) {}

  Symbols(Context context) {
    this.types = Types.instance(context);
    this.table = Symtab.instance(context);
    this.names = Names.instance(context);
  }

  /** Returns the erasure; an unresolved type for null. */
  Type erasure(@Nullable Type type) {
    return type == null ? table.errType : types.erasure(type);
  }

  /** Returns the erased type. */
  dev.actionguard.ir.Type erased(@Nullable Type type) {
    if (type == null) {
      return dev.actionguard.ir.Type.UNKNOWN;
    }
    return switch (type.getTag()) {
      case BOOLEAN, BYTE, CHAR, SHORT, INT, LONG, FLOAT, DOUBLE, VOID ->
          dev.actionguard.ir.Type.of(primitive(type.getTag()));
      case BOT -> dev.actionguard.ir.Type.NULL;
      case ARRAY -> erased(types.elemtype(type)).array();
      case CLASS -> type.isCompound() ? erased(types.erasure(type)) : named(type.tsym);
      case TYPEVAR, WILDCARD -> erased(types.erasure(type));
      default -> dev.actionguard.ir.Type.UNKNOWN;
    };
  }

  private static String primitive(TypeTag tag) {
    return tag.name().toLowerCase(java.util.Locale.ROOT);
  }

  private dev.actionguard.ir.Type named(TypeSymbol symbol) {
    dev.actionguard.ir.Type known = classes.get(symbol);
    if (known == null) {
      known = dev.actionguard.ir.Type.of(symbol.flatName().toString());
      classes.put(symbol, known);
    }
    return known;
  }

  /** Returns the type with its type arguments; variables and wildcards are their bounds. */
  dev.actionguard.ir.Type generic(@Nullable Type type) {
    return generic(type, 0);
  }

  private dev.actionguard.ir.Type generic(@Nullable Type type, int depth) {
    dev.actionguard.ir.Type erased = erased(type);
    if (type == null || depth > 16) {
      return erased;
    }
    if (type.hasTag(TypeTag.ARRAY)) {
      return generic(types.elemtype(type), depth + 1).array();
    }
    if (!type.hasTag(TypeTag.CLASS) || type.getTypeArguments().isEmpty() || type.isCompound()) {
      return erased;
    }
    List<dev.actionguard.ir.Type> arguments = new ArrayList<>();
    for (Type argument : type.getTypeArguments()) {
      if (argument.hasTag(TypeTag.WILDCARD)) {
        arguments.add(
            argument.isExtendsBound() && !argument.isUnbound()
                ? generic(((Type.WildcardType) argument).type, depth + 1)
                : dev.actionguard.ir.Type.OBJECT);
      } else {
        arguments.add(generic(argument, depth + 1));
      }
    }
    return new dev.actionguard.ir.Type(erased.name(), arguments);
  }

  /** Returns the erased name. */
  String name(@Nullable Type type) {
    return erased(type).name();
  }

  /** Returns the binary name of a class. */
  String name(ClassSymbol symbol) {
    return named(symbol).name();
  }

  List<String> names(Iterable<Type> several) {
    List<String> found = new ArrayList<>();
    several.forEach(type -> found.add(name(type)));
    return found;
  }

  /** Returns the erased shape of a declared method; of a constructor what its source declares. */
  Shape shape(MethodSymbol method) {
    Shape known = shapes.get(method);
    if (known == null) {
      Type erased = method.erasure(types);
      known =
          new Shape(
              names(erased.getParameterTypes()),
              method.name == names.init ? "void" : name(erased.getReturnType()));
      shapes.put(method, known);
    }
    return known;
  }

  /** Returns the reference to a method that is not a constructor. */
  MethodRef method(String owner, MethodSymbol method) {
    Shape shape = shape(method);
    return new MethodRef(owner, method.name.toString(), shape.parameters(), shape.returns());
  }

  /** Returns the reference to a field. */
  FieldRef field(String owner, VarSymbol field) {
    return new FieldRef(owner, field.name.toString(), erased(field.erasure(types)));
  }

  /** Returns the class through which a class file names a member that is accessed at a site. */
  String owner(Symbol member, Type site) {
    if (member.owner == table.objectType.tsym && !site.hasTag(TypeTag.ARRAY)) {
      return "java.lang.Object";
    }
    if (site.hasTag(TypeTag.ARRAY)) {
      return member.owner == table.arrayClass ? name(site) : name(member.owner.type);
    }
    return name(site);
  }

  static boolean isStatic(Symbol symbol) {
    return (symbol.flags() & Flags.STATIC) != 0;
  }

  static boolean isEnum(ClassSymbol symbol) {
    return (symbol.flags() & Flags.ENUM) != 0;
  }

  /** Finds a method without parameters in a type or its supertypes. */
  @Nullable MethodSymbol find(Type site, String name) {
    Name wanted = names.fromString(name);
    for (Type type : types.closure(site)) {
      for (Symbol symbol : type.tsym.members().getSymbolsByName(wanted)) {
        if (symbol instanceof MethodSymbol method && method.params().isEmpty()) {
          return method;
        }
      }
    }
    return null;
  }

  /** Returns the erased array type of a component. */
  Type arrayOf(Type component) {
    return new Type.ArrayType(erasure(component), table.arrayClass);
  }

  /** Returns where a record component is declared. */
  static int position(VarSymbol component) {
    return component.pos;
  }

  boolean isSubtype(Type sub, Type ancestor) {
    return types.isSubtype(sub, ancestor);
  }

  boolean isString(@Nullable Type type) {
    return type != null && type.tsym == table.stringType.tsym;
  }
}

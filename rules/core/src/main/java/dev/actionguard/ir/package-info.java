/**
 * The program form that every rule sees, whatever front end made it: classes, methods, and bodies
 * of three-address statements in basic blocks. Everything here is immutable. A body is made with
 * {@link dev.actionguard.ir.BodyBuilder} and read as text with {@link
 * dev.actionguard.ir.IrPrinter}.
 */
@NullMarked
package dev.actionguard.ir;

import org.jspecify.annotations.NullMarked;

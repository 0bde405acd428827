/**
 * Class files to the program form: {@link dev.actionguard.bytecode.ProgramReader} reads folders and
 * archives, {@link dev.actionguard.bytecode.ClassFileReader} one class, {@link
 * dev.actionguard.bytecode.Lowering} the code of one method, on demand. Nothing of what is read is
 * ever loaded as a class or written to disk.
 */
@NullMarked
package dev.actionguard.bytecode;

import org.jspecify.annotations.NullMarked;

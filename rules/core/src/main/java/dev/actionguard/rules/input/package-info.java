/** The rules about unvalidated inputs. */
@NullMarked
package dev.actionguard.rules.input;

import org.jspecify.annotations.NullMarked;

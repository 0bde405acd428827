/**
 * What a git repository tells about a change: {@link dev.actionguard.git.ChangeBase} reads the
 * commit that a change is compared with.
 */
@NullMarked
package dev.actionguard.git;

import org.jspecify.annotations.NullMarked;

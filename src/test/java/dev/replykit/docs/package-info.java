/** Runs the code of README, Javadoc and the worked examples, and checks what it claims. */
@NullMarked
package dev.replykit.docs;

import org.jspecify.annotations.NullMarked;

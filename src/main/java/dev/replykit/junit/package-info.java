/** A test kit for programs that use replykit: {@link dev.replykit.junit.WithSandbox}. It needs JUnit Jupiter. */
@NullMarked
package dev.replykit.junit;

import org.jspecify.annotations.NullMarked;

/**
 * A test kit for programs that use replykit: {@link dev.replykit.junit.WithSandbox}. It needs JUnit Jupiter 5.10 or
 * newer, which your tests have already.
 */
@NullMarked
package dev.replykit.junit;

import org.jspecify.annotations.NullMarked;

/**
 * The Java kernel that {@code scripts/notebook} and the notebook tests run: a tool of this project, not part of the
 * published library.
 *
 * <p>The kernels people have, IJava and its successor JJava, can't be fetched by a build. This one stands on the same base
 * library as IJava and {@code jdk.jshell}, and offers what the notebooks use: {@code %classpath}, {@code %jars},
 * {@code display}, {@code render}, {@code updateDisplay}, rich last expressions, interruption and completion. Where it has
 * a choice, it does what IJava does, so that a notebook that runs here runs there.
 */
@NullMarked
package dev.replykit.notebook.kernel;

import org.jspecify.annotations.NullMarked;

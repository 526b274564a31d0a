/**
 * Benchmarks, there to be run and not to fail a build. After {@code mvn test-compile}, {@code
 * org.openjdk.jmh.Main dev.replykit.bench} on the test class path runs them all; {@link dev.replykit.bench.Ratios} runs
 * them and says how they compare with what is promised.
 */
@NullMarked
package dev.replykit.bench;

import org.jspecify.annotations.NullMarked;

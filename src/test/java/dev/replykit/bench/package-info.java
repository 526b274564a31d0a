/**
 * Benchmarks, there to be run and not to fail a build. {@code scripts/bench} runs them, and {@link
 * dev.replykit.bench.Ratios} says how they compare with what is promised.
 */
@NullMarked
package dev.replykit.bench;

import org.jspecify.annotations.NullMarked;

/** replykit: a typed, safe client for {@code POST /v3/sequences} of the Reply API. */
@NullMarked
package dev.replykit;

import org.jspecify.annotations.NullMarked;

/** Drafts, sequences and previews as plain text for people, and what is odd about a draft. */
@NullMarked
package dev.replykit.internal.text;

import org.jspecify.annotations.NullMarked;

/** Drafts, sequences and previews as plain text for people, and the lints of a draft. */
@NullMarked
package dev.replykit.internal.text;

import org.jspecify.annotations.NullMarked;

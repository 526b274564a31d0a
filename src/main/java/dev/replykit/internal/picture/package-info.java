/** Drafts and sequences as pictures for people: an SVG, and an HTML table. */
@NullMarked
package dev.replykit.internal.picture;

import org.jspecify.annotations.NullMarked;

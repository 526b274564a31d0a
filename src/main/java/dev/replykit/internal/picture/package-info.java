/** Drafts and sequences as SVG pictures. */
@NullMarked
package dev.replykit.internal.picture;

import org.jspecify.annotations.NullMarked;

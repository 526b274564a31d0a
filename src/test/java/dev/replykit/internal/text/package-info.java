/** What people read, character by character. */
@NullMarked
package dev.replykit.internal.text;

import org.jspecify.annotations.NullMarked;

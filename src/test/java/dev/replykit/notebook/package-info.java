/** What executes the notebooks, and the proof that a notebook gone wrong does not pass. */
@NullMarked
package dev.replykit.notebook;

import org.jspecify.annotations.NullMarked;

/** An embedded server that answers as Reply documents, for scripts, notebooks, tests and verifiers. */
@NullMarked
package dev.replykit.sandbox;

import org.jspecify.annotations.NullMarked;

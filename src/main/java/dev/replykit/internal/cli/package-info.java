/** The programs behind the scripts: words for people on stderr, data on stdout, and exit codes. */
@NullMarked
package dev.replykit.internal.cli;

import org.jspecify.annotations.NullMarked;

/** The programs behind the scripts: data on stdout, text for people on stderr, and exit codes. */
@NullMarked
package dev.replykit.internal.cli;

import org.jspecify.annotations.NullMarked;

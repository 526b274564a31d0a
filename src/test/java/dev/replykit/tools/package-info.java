/** Programs that scripts run and that need test dependencies. They are not part of the jar. */
@NullMarked
package dev.replykit.tools;

import org.jspecify.annotations.NullMarked;

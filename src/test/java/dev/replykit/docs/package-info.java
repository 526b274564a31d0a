/** What runs the code of README, Javadoc and the worked examples, and holds it to what it claims. */
@NullMarked
package dev.replykit.docs;

import org.jspecify.annotations.NullMarked;

/** The contract: what replykit sends to Reply and relies on, and the descriptions it is held against. */
@NullMarked
package dev.replykit.contract;

import org.jspecify.annotations.NullMarked;

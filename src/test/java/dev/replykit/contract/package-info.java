/** The contract: what replykit sends to Reply and what it relies on, checked against the OpenAPI description. */
@NullMarked
package dev.replykit.contract;

import org.jspecify.annotations.NullMarked;

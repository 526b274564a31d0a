/**
 * One HTTP exchange, told as evidence: what came back, and whether anything had left before it broke. Knows no step
 * kinds and no meaning of a status. The only package that knows Unirest and java.net.http.
 */
@NullMarked
package dev.replykit.internal.http;

import org.jspecify.annotations.NullMarked;

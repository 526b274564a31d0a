/**
 * Makes one HTTP exchange, and returns evidence: what came back, and whether anything was sent before it failed. Knows no
 * step kinds and no meaning of a status. The only package that uses Unirest and java.net.http.
 */
@NullMarked
package dev.replykit.internal.http;

import org.jspecify.annotations.NullMarked;

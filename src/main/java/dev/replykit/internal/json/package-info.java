/**
 * JSON in and out: text to tree and back, and the shapes of the API's objects, each of which reads leniently, checks
 * strictly and writes exactly. The only package that knows Gson.
 */
@NullMarked
package dev.replykit.internal.json;

import org.jspecify.annotations.NullMarked;
